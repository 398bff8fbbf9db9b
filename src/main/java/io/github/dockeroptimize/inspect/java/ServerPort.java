package io.github.dockeroptimize.inspect.java;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.application.Archive;
import io.github.dockeroptimize.application.ListeningPort;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads the port of an application from the packaged {@code server.port}. Documents for certain profiles or platforms
 * are ignored, since those are chosen when the container starts.
 */
final class ServerPort {

    private static final String KEY = "server.port";
    private static final String TYPE = "spring.main.web-application-type";
    private static final String PROFILES = "spring.profiles.active";
    private static final int DEFAULT = 8080;
    /** No key is deeper, and a recursive YAML node has no end. */
    private static final int DEEPEST = 4;

    /** In Spring Boot's order: the first file wins. */
    private static final List<String> FILES = List.of(
            "config/application.properties",
            "config/application.yml",
            "config/application.yaml",
            "application.properties",
            "application.yml",
            "application.yaml",
            "META-INF/microprofile-config.properties");

    /** Spring Boot's parent filters resources by these marks, which aren't valid in YAML. */
    private static final Pattern FILTERED = Pattern.compile("(?<=[:=\\s])@[\\w.-]+@");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[^:{}]+:(.*)}");

    private ServerPort() {}

    /** The text of an archive's resource, by its name. */
    static Function<String, Optional<String>> resources(Archive archive, String classes) {
        return file -> archive.has(classes + file)
                ? Optional.of(new String(archive.bytes(classes + file), StandardCharsets.UTF_8))
                : Optional.empty();
    }

    /**
     * The port of a Spring Boot application.
     *
     * @param resources the text of a resource, by its name
     * @param serves whether it starts a web server, with 8080 as the default
     */
    static ListeningPort ofBoot(Function<String, Optional<String>> resources, boolean serves) {
        Optional<String> type = setting(resources, TYPE);
        if (type.isPresent() && type.get().equalsIgnoreCase("none")) {
            return ListeningPort.NONE;
        }
        Optional<String> port = inActiveProfiles(resources).or(() -> setting(resources, KEY));
        ListeningPort standard = serves ? ListeningPort.of(DEFAULT) : ListeningPort.NONE;
        ListeningPort found =
                port.isEmpty() ? standard : number(KEY, port.get()).orElse(standard);
        return serves || port.isPresent() ? found.by(KEY) : found;
    }

    /**
     * The port of a program whose framework takes it from one of these settings, and has no default that is certain.
     *
     * @param framework its name for the message
     */
    static ListeningPort of(Function<String, Optional<String>> resources, List<String> keys, String framework) {
        for (String key : keys) {
            Optional<String> port = setting(resources, key);
            Optional<ListeningPort> number = port.isEmpty() ? Optional.empty() : number(key, port.get());
            if (number.isPresent()) {
                return number.get().by(key);
            }
        }
        return ListeningPort.unknown(quote(keys.get(keys.size() - 1)) + ", from which " + quote(framework)
                        + " takes it, isn't set in the archive")
                .by(keys.get(keys.size() - 1));
    }

    /**
     * Parses a port. 0 means a random port and -1 none, so neither can be exposed.
     *
     * @return empty if it has no value
     */
    private static Optional<ListeningPort> number(String key, String value) {
        String text = value.strip();
        Matcher placeholder = PLACEHOLDER.matcher(text);
        if (placeholder.matches()) {
            return number(key, placeholder.group(1));
        }
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            int port = Integer.parseInt(text);
            return Optional.of(port > 0 && port <= 65535 ? ListeningPort.of(port) : ListeningPort.NONE);
        } catch (NumberFormatException e) {
            return Optional.of(ListeningPort.unknown(quote(key) + " is " + quote(text)));
        }
    }

    /** The value in the files of the profiles that the configuration itself activates, the last of which wins. */
    private static Optional<String> inActiveProfiles(Function<String, Optional<String>> resources) {
        String active = setting(resources, PROFILES).orElse("");
        Optional<String> port = Optional.empty();
        for (String profile : active.split("[,\\s]+", -1)) {
            for (String file : FILES) {
                int extension = file.lastIndexOf('.');
                String name = file.substring(0, extension) + "-" + profile + file.substring(extension);
                Optional<String> text = profile.isEmpty() ? Optional.empty() : resources.apply(name);
                Optional<String> value = text.isEmpty() ? text : setting(documents(name, text.get()), KEY);
                port = value.isPresent() ? value : port;
            }
        }
        return port;
    }

    private static Optional<String> setting(Function<String, Optional<String>> resources, String key) {
        for (String file : FILES) {
            Optional<String> text = resources.apply(file);
            if (text.isPresent()) {
                Optional<String> value = setting(documents(file, text.get()), key);
                if (value.isPresent()) {
                    return value;
                }
            }
        }
        return Optional.empty();
    }

    /** The value of a key: in one file, later documents override earlier ones. */
    private static Optional<String> setting(List<Map<String, String>> documents, String key) {
        return documents.stream()
                .filter(document -> document.keySet().stream().noneMatch(ServerPort::isCondition))
                .flatMap(document -> Optional.ofNullable(document.get(key)).stream())
                .reduce((earlier, later) -> later);
    }

    private static boolean isCondition(String key) {
        return key.startsWith("spring.config.activate.") || key.equals("spring.profiles");
    }

    private static List<Map<String, String>> documents(String file, String text) {
        return file.endsWith(".properties") ? properties(text) : yaml(text);
    }

    private static List<Map<String, String>> properties(String text) {
        return Pattern.compile("(?m)^[#!]---\\s*$")
                .splitAsStream(text)
                .map(ServerPort::document)
                .toList();
    }

    private static Map<String, String> document(String text) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            return Map.of();
        }
        Map<String, String> document = new LinkedHashMap<>();
        properties.forEach((key, value) -> document.put(key.toString(), value.toString()));
        return document;
    }

    /**
     * Parses YAML. A file that is not valid YAML before Maven's filtering counts as empty; the application itself will
     * report it.
     */
    private static List<Map<String, String>> yaml(String text) {
        List<Map<String, String>> documents = new ArrayList<>();
        try {
            for (Object document : new Load(LoadSettings.builder().build())
                    .loadAllFromString(FILTERED.matcher(text).replaceAll("'$0'"))) {
                Map<String, String> flat = new LinkedHashMap<>();
                flatten("", document, 0, flat);
                documents.add(flat);
            }
        } catch (YamlEngineException e) {
            return List.of();
        }
        return documents;
    }

    private static void flatten(String prefix, Object node, int depth, Map<String, String> flat) {
        if (node instanceof Map<?, ?> map) {
            if (depth < DEEPEST) {
                map.forEach((key, value) ->
                        flatten(prefix.isEmpty() ? String.valueOf(key) : prefix + "." + key, value, depth + 1, flat));
            }
        } else if (node instanceof Collection<?>) {
            flat.put(prefix, "[]");
        } else if (node != null) {
            flat.put(prefix, node.toString());
        }
    }
}
