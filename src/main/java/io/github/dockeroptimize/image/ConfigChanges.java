package io.github.dockeroptimize.image;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an image's config says differently from its base's. What is empty stays as the base has it.
 *
 * @param entrypoint in exec form
 * @param cmd in exec form, after the entrypoint
 * @param exposedPorts each with its protocol, such as {@code 8080/tcp}
 * @param volumes absolute paths
 * @param workingDirectory an absolute path
 * @param history how each added layer was made, from the lowest to the highest
 */
public record ConfigChanges(
        Instant created,
        Map<String, String> environment,
        Map<String, String> labels,
        Optional<List<String>> entrypoint,
        Optional<List<String>> cmd,
        List<String> exposedPorts,
        List<String> volumes,
        Optional<String> user,
        Optional<String> workingDirectory,
        Optional<HealthCheck> healthCheck,
        List<String> history) {

    public ConfigChanges {
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        exposedPorts = List.copyOf(exposedPorts);
        volumes = List.copyOf(volumes);
        history = List.copyOf(history);
    }
}
