package io.github.dockeroptimize.application;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A build output that holds the dependencies it needs, so that nothing else is installed for the program.
 *
 * @param output the directory that is all the program needs, relative to the project
 * @param modules the directory of these dependencies, relative to the project
 * @param added directories that the framework leaves to the user to copy, by where they go
 */
public record NodeBundle(String output, String modules, Map<String, String> added) {

    public NodeBundle {
        added = Collections.unmodifiableMap(new LinkedHashMap<>(added));
    }
}
