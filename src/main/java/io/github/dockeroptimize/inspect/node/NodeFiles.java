package io.github.dockeroptimize.inspect.node;

import static io.github.dockeroptimize.InvalidInputException.quote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.dockeroptimize.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the configuration files of a Node.js project. */
final class NodeFiles {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    private NodeFiles() {}

    /** The text of a file, without a byte order mark; empty if there is no such file. */
    static Optional<String> text(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The JSON object of a file; empty if there is no such file.
     *
     * @throws InvalidInputException if it is not a JSON object
     */
    static Optional<JsonNode> json(Path file) {
        return text(file).map(text -> {
            try {
                JsonNode json = JSON.readTree(text);
                if (json.isObject()) {
                    return json;
                }
                throw new InvalidInputException(shown(file) + " is not a JSON object", "write it as a JSON object");
            } catch (JsonProcessingException e) {
                throw new InvalidInputException(
                        shown(file) + " is not valid JSON in line "
                                + e.getLocation().getLineNr(),
                        "correct it, or set <skip>true</skip> for this module",
                        e);
            }
        });
    }

    /** The configuration file of a tool, without comments; empty if there is none. */
    static String configuration(Path folder, String tool) {
        return Stream.of("js", "ts", "mjs", "mts", "cjs", "cts")
                .map(end -> text(folder.resolve(tool + ".config." + end)))
                .flatMap(Optional::stream)
                .map(text -> text.replaceAll("(?s)/\\*.*?\\*/|(?<![:'\"`\\\\])//[^\\n]*", ""))
                .findFirst()
                .orElse("");
    }

    /** That of SvelteKit, which is in a file of its own or, as it is made today, in Vite's. */
    static String configurationOfSvelte(Path folder) {
        String own = configuration(folder, "svelte");
        return own.isEmpty() ? configuration(folder, "vite") : own;
    }

    /** The names of a file and its directory, in quotes. */
    static String shown(Path file) {
        return quote(file.getFileName()) + " in "
                + quote(file.toAbsolutePath().resolveSibling("").normalize().getFileName());
    }
}
