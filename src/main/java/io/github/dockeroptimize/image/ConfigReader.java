package io.github.dockeroptimize.image;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the JSON of images: configs, which are the same in Docker and OCI, and manifests. */
final class ConfigReader {

    /** Numbers stay as they are written, since a config is written again. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** Each value needs about a hundred bytes of memory, regardless of its length in the text. */
    private static final int MOST_VALUES = 500_000;

    private ConfigReader() {}

    static StoredConfig read(byte[] bytes) throws IOException {
        JsonNode root = json(bytes, "config");
        JsonNode config = root.path("config");
        List<String> diffIds = strings(root.path("rootfs").path("diff_ids"));
        return new StoredConfig(
                Digest.of(bytes).toString(),
                platform(root).toString(),
                Optional.ofNullable(root.path("created").textValue()),
                config.path("User").asText(""),
                config.path("WorkingDir").asText(""),
                strings(config.path("Env")),
                strings(config.path("Entrypoint")),
                strings(config.path("Cmd")),
                names(config.path("ExposedPorts")),
                labels(config.path("Labels")),
                history(root.path("history"), diffIds.size()),
                diffIds);
    }

    /** The platform that a config states, or the platform of an entry of an index. */
    static Platform platform(JsonNode node) {
        return new Platform(
                node.path("os").asText(),
                node.path("architecture").asText(),
                Optional.of(node.path("variant").asText("")));
    }

    /** @param what the name of the document, for the error */
    static JsonNode json(byte[] bytes, String what) throws IOException {
        try {
            requireFew(bytes, what);
            JsonNode root = JSON.readTree(bytes);
            if (root.isObject() || root.isArray()) {
                return root;
            }
        } catch (JsonProcessingException e) {
            throw new DamagedImageException("has a " + what + " that is not valid JSON", e);
        }
        throw new DamagedImageException("has a " + what + " that is not a JSON object");
    }

    private static void requireFew(byte[] bytes, String what) throws IOException {
        try (JsonParser parser = JSON.createParser(bytes)) {
            for (int values = 0; parser.nextToken() != null; values++) {
                if (values == MOST_VALUES) {
                    throw new DamagedImageException(
                            "has a " + what + " of more than " + MOST_VALUES + " values, which no image has");
                }
            }
        }
    }

    /** The history entries of the layers, without steps that created no layer; empty if the numbers do not match. */
    private static List<String> history(JsonNode history, int layers) {
        List<String> steps = new ArrayList<>();
        for (JsonNode step : history) {
            if (!step.path("empty_layer").asBoolean()) {
                steps.add(step.path("created_by").asText(""));
            }
        }
        while (steps.size() < layers) {
            steps.add("");
        }
        return steps.subList(0, layers);
    }

    private static Map<String, String> labels(JsonNode node) {
        Map<String, String> labels = new TreeMap<>();
        node.properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        return labels;
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    static List<String> strings(JsonNode node) {
        List<String> strings = new ArrayList<>();
        node.forEach(item -> strings.add(item.asText()));
        return strings;
    }
}
