package io.github.dockeroptimize.lint.text;

import java.util.List;
import java.util.Set;

/**
 * A text with expanded variables.
 *
 * @param words the text, split at unquoted spaces
 * @param found set variables in it
 * @param missing unset variables in it
 */
public record Expansion(String text, List<String> words, Set<String> found, Set<String> missing) {}
