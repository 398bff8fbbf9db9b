package io.github.dockeroptimize.inspect.java;

import io.github.dockeroptimize.application.Archive;
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
import java.util.OptionalInt;
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
            "application.yaml");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[^:{}]+:(.*)}");

    private ServerPort() {}

    /**
     * The configured port.
     *
     * @param classes the directory of the application's resources
     * @param webApplication whether 8080 is the default
     */
    static OptionalInt of(Archive archive, String classes, boolean webApplication) {
        return of(
                file -> archive.has(classes + file)
                        ? Optional.of(new String(archive.bytes(classes + file), StandardCharsets.UTF_8))
                        : Optional.empty(),
                webApplication);
    }

    /**
     * The configured port.
     *
     * @param resources the text of a resource, by its name
     * @param webApplication whether 8080 is the default
     */
    static OptionalInt of(Function<String, Optional<String>> resources, boolean webApplication) {
        Optional<String> type = setting(resources, "spring.main.web-application-type");
        if (type.isPresent() && type.get().equalsIgnoreCase("none")) {
            return OptionalInt.empty();
        }
        Optional<String> port = setting(resources, "server.port");
        if (port.isEmpty()) {
            return webApplication ? OptionalInt.of(DEFAULT) : OptionalInt.empty();
        }
        return number(port.get(), webApplication);
    }

    /** Parses a port. 0 means a random port and -1 none, so neither can be exposed. */
    private static OptionalInt number(String value, boolean webApplication) {
        Matcher placeholder = PLACEHOLDER.matcher(value.strip());
        if (placeholder.matches()) {
            return number(placeholder.group(1), webApplication);
        }
        try {
            int port = Integer.parseInt(value.strip());
            return port > 0 && port <= 65535 ? OptionalInt.of(port) : OptionalInt.empty();
        } catch (NumberFormatException e) {
            return webApplication ? OptionalInt.of(DEFAULT) : OptionalInt.empty();
        }
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
            for (Object document : new Load(LoadSettings.builder().build()).loadAllFromString(text)) {
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
