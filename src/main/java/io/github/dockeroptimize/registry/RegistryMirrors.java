package io.github.dockeroptimize.registry;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.registry.credentials.DockerHub;
import io.github.dockeroptimize.registry.credentials.JibConfig;
import io.github.dockeroptimize.registry.credentials.UserEnvironment;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The mirrors to ask for a base image before its own registry. */
public final class RegistryMirrors {

    private static final String HOST = "(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\\[[A-Fa-f0-9:]+])(?::\\d{1,5})?";
    private static final Pattern REGISTRY = Pattern.compile(HOST);
    private static final Pattern MIRROR = Pattern.compile(HOST + "(?:/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)*");

    private final Map<String, Set<String>> hosts = new LinkedHashMap<>();

    private RegistryMirrors() {}

    /**
     * Reads {@code docker.io=mirror.example.com/docker,other.example.com:5000}. A value without a registry belongs to the previous
     * registry, since Maven splits a list on the command line at every comma.
     *
     * @param parameter the name of the parameter, for messages
     */
    public static RegistryMirrors parse(String parameter, List<String> values) {
        RegistryMirrors mirrors = new RegistryMirrors();
        String registry = "";
        for (String value : values) {
            int equals = value.indexOf('=');
            registry = equals < 0 ? registry : place(REGISTRY, parameter, value, value.substring(0, equals));
            String listed = value.substring(equals + 1);
            if (registry.isEmpty()) {
                throw refused(parameter, value);
            }
            for (String mirror : listed.split(",", -1)) {
                mirrors.add(registry, place(MIRROR, parameter, value, mirror));
            }
        }
        return mirrors;
    }

    /** The mirrors in Jib's own configuration file, so that users of Jib keep them. */
    public static RegistryMirrors ofJib(UserEnvironment machine, Consumer<String> warnings) {
        RegistryMirrors mirrors = new RegistryMirrors();
        JibConfig.of(machine)
                .mirrors(warnings)
                .forEach((registry, listed) -> listed.forEach(mirror -> mirrors.add(registry, mirror)));
        return mirrors;
    }

    /** These mirrors, followed by the others. */
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

    /** Repeats the mirrors of Docker Hub for each of its names, since jib compares names only. */
    private void add(String registry, String mirror) {
        DockerHub.namesOf(registry)
                .forEach(name -> hosts.computeIfAbsent(name, any -> new LinkedHashSet<>())
                        .add(mirror));
    }

    private static String place(Pattern form, String parameter, String value, String text) {
        String place = text.strip();
        if (!form.matcher(place).matches()) {
            throw refused(parameter, value);
        }
        return place;
    }

    private static InvalidInputException refused(String parameter, String value) {
        return new InvalidInputException(
                "'" + parameter + "' has " + quote(value) + ", which is not a registry with its mirrors",
                "write them with host, port and path, such as 'docker.io=mirror.example.com/docker,other.example.com:5000'");
    }
}
