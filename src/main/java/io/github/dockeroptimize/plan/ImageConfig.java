package io.github.dockeroptimize.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The image's configuration; what is empty is left as the base image has it.
 *
 * @param entrypoint in exec form
 * @param arguments in exec form, after the entrypoint
 * @param healthCheck in exec form
 */
public record ImageConfig(
        List<String> entrypoint,
        List<String> arguments,
        Map<String, String> environment,
        Map<String, String> labels,
        List<Port> ports,
        User user,
        Optional<ImagePath> workingDirectory,
        List<ImagePath> volumes,
        List<String> healthCheck) {

    public ImageConfig {
        entrypoint = List.copyOf(entrypoint);
        arguments = List.copyOf(arguments);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        ports = List.copyOf(ports);
        volumes = List.copyOf(volumes);
        healthCheck = List.copyOf(healthCheck);
    }
}
