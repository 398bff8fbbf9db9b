package io.github.dockeroptimize.plan;

import io.github.dockeroptimize.output.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The image's configuration; empty values are those of the base image.
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

    private static final String HOME = "HOME";

    public ImageConfig {
        entrypoint = List.copyOf(entrypoint);
        arguments = List.copyOf(arguments);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        ports = List.copyOf(ports);
        volumes = List.copyOf(volumes);
        healthCheck = List.copyOf(healthCheck);
    }

    /** A configuration that only sets the user. */
    public static ImageConfig of(User user) {
        return new ImageConfig(
                List.of(), List.of(), Map.of(), Map.of(), List.of(), user, Optional.empty(), List.of(), List.of());
    }

    public ImageConfig withEntrypoint(List<String> choice) {
        return new ImageConfig(
                choice, arguments, environment, labels, ports, user, workingDirectory, volumes, healthCheck);
    }

    public ImageConfig withArguments(List<String> choice) {
        return new ImageConfig(
                entrypoint, choice, environment, labels, ports, user, workingDirectory, volumes, healthCheck);
    }

    public ImageConfig withEnvironment(Map<String, String> choice) {
        return new ImageConfig(
                entrypoint, arguments, choice, labels, ports, user, workingDirectory, volumes, healthCheck);
    }

    public ImageConfig withLabels(Map<String, String> choice) {
        return new ImageConfig(
                entrypoint, arguments, environment, choice, ports, user, workingDirectory, volumes, healthCheck);
    }

    public ImageConfig withPorts(List<Port> choice) {
        return new ImageConfig(
                entrypoint, arguments, environment, labels, choice, user, workingDirectory, volumes, healthCheck);
    }

    public ImageConfig withUser(User choice) {
        return new ImageConfig(
                entrypoint, arguments, environment, labels, ports, choice, workingDirectory, volumes, healthCheck);
    }

    public ImageConfig withWorkingDirectory(Optional<ImagePath> choice) {
        return new ImageConfig(entrypoint, arguments, environment, labels, ports, user, choice, volumes, healthCheck);
    }

    public ImageConfig withVolumes(List<ImagePath> choice) {
        return new ImageConfig(
                entrypoint, arguments, environment, labels, ports, user, workingDirectory, choice, healthCheck);
    }

    public ImageConfig withHealthCheck(List<String> choice) {
        return new ImageConfig(
                entrypoint, arguments, environment, labels, ports, user, workingDirectory, volumes, choice);
    }

    /**
     * The home of a user that base images don't know: without it, an engine sets the root directory, and Java none. Root
     * has one.
     */
    Map<String, String> defaultHome() {
        return user.isRoot() ? Map.of() : Map.of(HOME, BaseDirectories.TEMPORARY.value());
    }

    /** The home directory, unless it is that of root. */
    Optional<String> home() {
        return Optional.ofNullable(environment.getOrDefault(HOME, defaultHome().get(HOME)));
    }

    /** Writes all of it as a JSON object, for comparison and for the plan. */
    public void write(Json json) {
        json.beginObject();
        json.name("entrypoint").values(entrypoint);
        json.name("arguments").values(arguments);
        json.name("environment").values(environment);
        json.name("labels").values(labels);
        json.name("ports").values(ports);
        json.name("user").value(user.value());
        json.name("volumes").values(volumes);
        json.name("healthCheck").values(healthCheck);
        if (workingDirectory.isPresent()) {
            json.name("workingDirectory").value(workingDirectory.get().value());
        }
        json.end('}');
    }
}
