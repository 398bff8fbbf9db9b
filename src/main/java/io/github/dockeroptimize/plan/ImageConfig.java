package io.github.dockeroptimize.plan;

import io.github.dockeroptimize.image.HealthCheck;
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
 * @param annotations the user's, of the manifest; one without a value takes away a default
 */
public record ImageConfig(
        List<String> entrypoint,
        List<String> arguments,
        Map<String, String> environment,
        Map<String, String> labels,
        Map<String, String> annotations,
        List<Port> ports,
        User user,
        Optional<ImagePath> workingDirectory,
        List<ImagePath> volumes,
        Optional<HealthCheck> healthCheck) {

    private static final String HOME = "HOME";

    public ImageConfig {
        entrypoint = List.copyOf(entrypoint);
        arguments = List.copyOf(arguments);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
        ports = List.copyOf(ports);
        volumes = List.copyOf(volumes);
    }

    /** A configuration that only sets the user. */
    public static ImageConfig of(User user) {
        return new ImageConfig(
                List.of(),
                List.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                user,
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    public ImageConfig withEntrypoint(List<String> choice) {
        return new ImageConfig(
                choice,
                arguments,
                environment,
                labels,
                annotations,
                ports,
                user,
                workingDirectory,
                volumes,
                healthCheck);
    }

    public ImageConfig withArguments(List<String> choice) {
        return new ImageConfig(
                entrypoint,
                choice,
                environment,
                labels,
                annotations,
                ports,
                user,
                workingDirectory,
                volumes,
                healthCheck);
    }

    public ImageConfig withEnvironment(Map<String, String> choice) {
        return new ImageConfig(
                entrypoint,
                arguments,
                choice,
                labels,
                annotations,
                ports,
                user,
                workingDirectory,
                volumes,
                healthCheck);
    }

    public ImageConfig withLabels(Map<String, String> choice) {
        return new ImageConfig(
                entrypoint,
                arguments,
                environment,
                choice,
                annotations,
                ports,
                user,
                workingDirectory,
                volumes,
                healthCheck);
    }

    public ImageConfig withAnnotations(Map<String, String> choice) {
        return new ImageConfig(
                entrypoint,
                arguments,
                environment,
                labels,
                choice,
                ports,
                user,
                workingDirectory,
                volumes,
                healthCheck);
    }

    public ImageConfig withPorts(List<Port> choice) {
        return new ImageConfig(
                entrypoint,
                arguments,
                environment,
                labels,
                annotations,
                choice,
                user,
                workingDirectory,
                volumes,
                healthCheck);
    }

    public ImageConfig withUser(User choice) {
        return new ImageConfig(
                entrypoint,
                arguments,
                environment,
                labels,
                annotations,
                ports,
                choice,
                workingDirectory,
                volumes,
                healthCheck);
    }

    public ImageConfig withWorkingDirectory(Optional<ImagePath> choice) {
        return new ImageConfig(
                entrypoint, arguments, environment, labels, annotations, ports, user, choice, volumes, healthCheck);
    }

    public ImageConfig withVolumes(List<ImagePath> choice) {
        return new ImageConfig(
                entrypoint,
                arguments,
                environment,
                labels,
                annotations,
                ports,
                user,
                workingDirectory,
                choice,
                healthCheck);
    }

    public ImageConfig withHealthCheck(Optional<HealthCheck> choice) {
        return new ImageConfig(
                entrypoint,
                arguments,
                environment,
                labels,
                annotations,
                ports,
                user,
                workingDirectory,
                volumes,
                choice);
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
        if (healthCheck.isPresent()) {
            healthCheck.get().write(json.name("healthCheck"));
        }
        if (workingDirectory.isPresent()) {
            json.name("workingDirectory").value(workingDirectory.get().value());
        }
        json.end('}');
    }
}
