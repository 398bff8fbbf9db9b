package io.github.dockeroptimize.check;

import static io.github.dockeroptimize.InvalidInputException.quote;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.report.Builder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The sizes of a report that was kept.
 *
 * @param image whose report it is
 * @param builder whose layers they are
 * @param size of all layers without the base's, compressed
 * @param layers by name, compressed
 */
public record Baseline(String image, Builder builder, long size, Map<String, Long> layers) {

    private static final int SCHEMA_VERSION = 1;
    private static final long LONGEST = 64 << 20;
    private static final String MAKE_ONE = "; run docker-optimize:report, and copy its report.json there";

    public Baseline {
        layers = Map.copyOf(layers);
    }

    /**
     * Reads one.
     *
     * @throws InvalidInputException if it is none
     */
    public static Baseline read(Path file) {
        try {
            if (Files.size(file) > LONGEST) {
                throw unreadable(file, "too large to be a report");
            }
            return of(file, new ObjectMapper().readTree(Files.readAllBytes(file)));
        } catch (NoSuchFileException e) {
            throw new InvalidInputException("'baseline' is " + quote(file) + ", which doesn't exist" + MAKE_ONE, e);
        } catch (JacksonException e) {
            throw unreadable(file, "no JSON");
        } catch (IOException e) {
            throw unreadable(file, Files.isDirectory(file) ? "a folder" : "not to be read: " + e.getMessage());
        }
    }

    private static Baseline of(Path file, JsonNode report) {
        if (report.path("schemaVersion").asInt() != SCHEMA_VERSION
                || !report.path("compressedBytes").canConvertToLong()) {
            throw unreadable(file, "no report of this version of the plugin");
        }
        Map<String, Long> layers = new LinkedHashMap<>();
        report.path("layers")
                .forEach(layer -> layers.put(
                        layer.path("name").asText(),
                        layer.path("compressedBytes").asLong()));
        return new Baseline(
                report.path("image").asText(),
                Builder.of(report.path("builder").asText()),
                report.path("compressedBytes").asLong(),
                layers);
    }

    private static InvalidInputException unreadable(Path file, String what) {
        return new InvalidInputException("'baseline' is " + quote(file) + ", which is " + what + MAKE_ONE);
    }
}
