package io.github.dockeroptimize.lint;

import java.util.List;
import java.util.Set;

/**
 * A text whose variables are replaced.
 *
 * @param words the text parted at spaces that aren't quoted
 * @param found variables in it that are set
 * @param missing variables in it that aren't
 */
record Expansion(String text, List<String> words, Set<String> found, Set<String> missing) {}
