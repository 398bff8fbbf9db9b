package io.github.dockeroptimize.container;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Docker Hub's names. Jib itself compares the one that it gives to images without a registry. */
final class DockerHub {

    private static final String JIBS = "registry-1.docker.io";
    private static final List<String> NAMES = List.of(JIBS, "docker.io", "index.docker.io", "registry.hub.docker.com");

    private DockerHub() {}

    /** The one name under which what is known about a registry is kept. */
    static String canonical(String registry) {
        return NAMES.contains(registry) ? JIBS : registry;
    }

    /** The registry's names, itself first. */
    static List<String> namesOf(String registry) {
        Set<String> names = new LinkedHashSet<>(List.of(registry));
        if (NAMES.contains(registry)) {
            names.addAll(NAMES);
        }
        return List.copyOf(names);
    }
}
