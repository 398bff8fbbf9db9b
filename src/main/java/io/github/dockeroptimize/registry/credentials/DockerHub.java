package io.github.dockeroptimize.registry.credentials;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Docker Hub's names. Jib compares only the name that it gives to images without a registry. */
public final class DockerHub {

    private static final String JIBS = "registry-1.docker.io";
    private static final List<String> NAMES = List.of(JIBS, "docker.io", "index.docker.io", "registry.hub.docker.com");

    private DockerHub() {}

    /** The name with the one registry name that identifies it; a repository may follow. */
    static String canonical(String name) {
        String registry = AuthConfig.registry(name);
        return NAMES.contains(registry) ? JIBS + name.substring(registry.length()) : name;
    }

    /** The name of a registry that users know. */
    static String display(String registry) {
        return NAMES.contains(registry) ? "docker.io" : registry;
    }

    /** All names of the registry, beginning with the given one. */
    public static List<String> namesOf(String registry) {
        Set<String> names = new LinkedHashSet<>(List.of(registry));
        if (NAMES.contains(registry)) {
            names.addAll(NAMES);
        }
        return List.copyOf(names);
    }
}
