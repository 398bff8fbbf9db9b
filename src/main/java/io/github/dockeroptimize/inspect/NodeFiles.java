package io.github.dockeroptimize.inspect;

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

/** Reads the files that say something about a Node.js project. */
final class NodeFiles {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    private NodeFiles() {}

    /** The text of a file, without a byte order mark; nothing where there is no such file. */
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
     * The object that a file holds; nothing where there is no such file.
     *
     * @throws InvalidInputException if it is no JSON object
     */
    static Optional<JsonNode> json(Path file) {
        return text(file).map(text -> {
            try {
                JsonNode json = JSON.readTree(text);
                if (json.isObject()) {
                    return json;
                }
                throw new InvalidInputException(shown(file) + " isn't a JSON object; write it as one");
            } catch (JsonProcessingException e) {
                throw new InvalidInputException(
                        shown(file) + " isn't JSON in line " + e.getLocation().getLineNr()
                                + "; correct it there, or build an image without this folder by <skip>true</skip>",
                        e);
            }
        });
    }

    /** A file and the folder it is in, in quotes. */
    static String shown(Path file) {
        return quote(file.getFileName()) + " in "
                + quote(file.toAbsolutePath().resolveSibling("").normalize().getFileName());
    }
}
