package io.github.dockeroptimize.container;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Hosts that are asked for a base image before its own registry is. */
public final class RegistryMirrors {

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\\d{1,5})?");

    private final Map<String, Set<String>> hosts = new LinkedHashMap<>();

    private RegistryMirrors() {}

    /**
     * Reads {@code docker.io=mirror.example.com,other.example.com:5000}. A value without a registry belongs to the one
     * before it: on the command line, Maven takes a list apart at every comma.
     *
     * @param parameter what has the values, for messages
     */
    public static RegistryMirrors parse(String parameter, List<String> values) {
        RegistryMirrors mirrors = new RegistryMirrors();
        String registry = "";
        for (String value : values) {
            int equals = value.indexOf('=');
            registry = equals < 0 ? registry : host(parameter, value, value.substring(0, equals));
            String listed = value.substring(equals + 1);
            if (registry.isEmpty()) {
                throw refused(parameter, value);
            }
            for (String mirror : listed.split(",", -1)) {
                mirrors.add(registry, host(parameter, value, mirror));
            }
        }
        return mirrors;
    }

    /** The mirrors of Jib's own configuration file, so that who comes from Jib keeps them. */
    public static RegistryMirrors ofJib(Machine machine, Consumer<String> warnings) {
        RegistryMirrors mirrors = new RegistryMirrors();
        JibConfig.of(machine)
                .mirrors(warnings)
                .forEach((registry, listed) -> listed.forEach(mirror -> mirrors.add(registry, mirror)));
        return mirrors;
    }

    /** These, and after them the others. */
    public RegistryMirrors and(RegistryMirrors others) {
        RegistryMirrors both = new RegistryMirrors();
        Stream.of(this, others)
                .forEach(mirrors -> mirrors.hosts.forEach(
                        (registry, listed) -> listed.forEach(mirror -> both.add(registry, mirror))));
        return both;
    }

    /** The mirrors of each registry, in the order in which they are asked. */
    public Map<String, List<String>> asMap() {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        hosts.forEach((registry, listed) -> lists.put(registry, List.copyOf(listed)));
        return Collections.unmodifiableMap(lists);
    }

    /** Under each of Docker Hub's names, since jib compares names only. */
    private void add(String registry, String mirror) {
        DockerHub.namesOf(registry)
                .forEach(name -> hosts.computeIfAbsent(name, any -> new LinkedHashSet<>())
                        .add(mirror));
    }

    private static String host(String parameter, String value, String text) {
        String host = text.strip();
        if (!HOST.matcher(host).matches()) {
            throw refused(parameter, value);
        }
        return host;
    }

    private static InvalidInputException refused(String parameter, String value) {
        return new InvalidInputException(
                "'" + parameter + "' has " + quote(value)
                        + ", but must name a registry and its mirrors by host and port, such as 'docker.io=mirror.example.com,other.example.com:5000'");
    }
}
