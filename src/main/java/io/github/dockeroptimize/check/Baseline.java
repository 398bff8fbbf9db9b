package io.github.dockeroptimize.check;

import static io.github.dockeroptimize.InvalidInputException.quote;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.report.ImageBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The sizes in an earlier report.
 *
 * @param image the image of the report
 * @param builder what built the layers
 * @param size of all layers without the base's, compressed
 * @param layers by name, compressed
 */
public record Baseline(String image, ImageBackend builder, long size, Map<String, Long> layers) {

    private static final int SCHEMA_VERSION = 1;
    private static final long LONGEST = 64 << 20;
    private static final String MAKE_ONE = "run docker-optimize:report, and copy its report.json there";

    public Baseline {
        layers = Map.copyOf(layers);
    }

    /**
     * Reads a report.
     *
     * @throws InvalidInputException if it is not a report
     */
    public static Baseline read(Path file) {
        try {
            if (Files.size(file) > LONGEST) {
                throw unreadable(file, "too large to be a report");
            }
            return of(file, new ObjectMapper().readTree(Files.readAllBytes(file)));
        } catch (NoSuchFileException e) {
            throw new InvalidInputException("'baseline' is " + quote(file) + ", which doesn't exist", MAKE_ONE, e);
        } catch (JacksonException e) {
            throw unreadable(file, "not valid JSON");
        } catch (IOException e) {
            throw unreadable(file, Files.isDirectory(file) ? "a directory" : "unreadable: " + e.getMessage());
        }
    }

    private static Baseline of(Path file, JsonNode report) {
        if (report.path("schemaVersion").asInt() != SCHEMA_VERSION
                || !report.path("compressedBytes").canConvertToLong()) {
            throw unreadable(file, "not a report of this version of the plugin");
        }
        Map<String, Long> layers = new LinkedHashMap<>();
        report.path("layers")
                .forEach(layer -> layers.put(
                        layer.path("name").asText(),
                        layer.path("compressedBytes").asLong()));
        return new Baseline(
                report.path("image").asText(),
                ImageBackend.of(report.path("builder").asText()),
                report.path("compressedBytes").asLong(),
                layers);
    }

    private static InvalidInputException unreadable(Path file, String what) {
        return new InvalidInputException("'baseline' is " + quote(file) + ", which is " + what, MAKE_ONE);
    }
}
