package io.github.dockeroptimize.container;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/**
 * What decides where a user's own files are looked for. It is handed in so that tests need not change the process.
 *
 * @param environment the environment variables
 * @param properties the JVM's system properties
 */
public record Machine(Map<String, String> environment, Map<String, String> properties) {

    public Machine {
        environment = Map.copyOf(environment);
        properties = Map.copyOf(properties);
    }

    /** The one that this runs on. */
    public static Machine current() {
        Map<String, String> properties = new TreeMap<>();
        Properties system = System.getProperties();
        system.stringPropertyNames().forEach(name -> properties.put(name, system.getProperty(name, "")));
        return new Machine(System.getenv(), properties);
    }

    /** Both that programs go by, in Jib's order; in a container they often differ. */
    List<Path> homes() {
        Set<Path> homes = new LinkedHashSet<>();
        given(properties, "user.home").map(Path::of).ifPresent(homes::add);
        variable("HOME").ifPresent(homes::add);
        return List.copyOf(homes);
    }

    /** The path that a variable has. An empty one counts as unset, or it would name the folder that Maven runs in. */
    Optional<Path> variable(String name) {
        return given(environment, name).map(Path::of);
    }

    Optional<Path> property(String name) {
        return given(properties, name).map(Path::of);
    }

    boolean isWindows() {
        return system().contains("windows");
    }

    boolean isMac() {
        return system().contains("mac") || system().contains("darwin");
    }

    private String system() {
        return given(properties, "os.name").orElse("").toLowerCase(Locale.ROOT);
    }

    private static Optional<String> given(Map<String, String> values, String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
    }

    /** Without the values, since secrets are handed over in environment variables. */
    @Override
    public String toString() {
        return "Machine[environment=" + environment.keySet() + ", homes=" + homes() + "]";
    }
}
