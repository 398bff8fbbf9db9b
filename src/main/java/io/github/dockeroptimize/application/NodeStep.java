package io.github.dockeroptimize.application;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A command of a start script.
 *
 * @param environment variables that it sets for itself
 * @param words the command and its arguments; a dollar sign starts a variable that a shell expands
 * @param file the file that it runs, relative to the project; empty if it names none
 */
public record NodeStep(Map<String, String> environment, List<String> words, String file) {

    public NodeStep {
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        words = List.copyOf(words);
    }
}
