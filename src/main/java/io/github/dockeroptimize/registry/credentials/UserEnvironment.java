package io.github.dockeroptimize.registry.credentials;

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
 * The environment and properties that determine where a user's files are. Tests can set their own.
 *
 * @param environment the environment variables
 * @param properties the JVM's system properties
 */
public record UserEnvironment(Map<String, String> environment, Map<String, String> properties) {

    public UserEnvironment {
        environment = Map.copyOf(environment);
        properties = Map.copyOf(properties);
    }

    /** The environment of this process. */
    public static UserEnvironment current() {
        Map<String, String> properties = new TreeMap<>();
        Properties system = System.getProperties();
        system.stringPropertyNames().forEach(name -> properties.put(name, system.getProperty(name, "")));
        return new UserEnvironment(System.getenv(), properties);
    }

    /** The user's home directories by property and by variable, in Jib's order; in a container they often differ. */
    public List<Path> homes() {
        Set<Path> homes = new LinkedHashSet<>();
        // the JVM's word for a user without a home, as in containers that run with any user id
        given(properties, "user.home")
                .filter(home -> !home.equals("?"))
                .map(Path::of)
                .ifPresent(homes::add);
        variable("HOME").ifPresent(homes::add);
        return List.copyOf(homes);
    }

    /** The path in a variable. An empty value counts as unset; it would otherwise mean the current directory. */
    Optional<Path> variable(String name) {
        return given(environment, name).map(Path::of);
    }

    /** The text of a variable. */
    Optional<String> text(String name) {
        return given(environment, name);
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

    /** Leaves out the values, since environment variables may contain secrets. */
    @Override
    public String toString() {
        return "Machine[environment=" + environment.keySet() + ", homes=" + homes() + "]";
    }
}
