package io.github.dockeroptimize.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.StreamSupport;

/** Reads what tools say. */
final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static JsonNode read(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    /** One text of each element of an array. */
    static List<String> texts(JsonNode array, String name) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(element -> element.path(name).asText())
                .toList();
    }
}
