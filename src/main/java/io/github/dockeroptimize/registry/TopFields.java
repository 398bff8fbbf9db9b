package io.github.dockeroptimize.registry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the fields of a JSON object without those of the objects in it, and without the many classes that a tree needs. */
final class TopFields {

    private TopFields() {}

    /** The fields with their texts, which are empty for other values; empty if it isn't an object. */
    static Optional<Map<String, String>> of(byte[] json) throws IOException {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                fields.put(name, parser.nextToken() == JsonToken.VALUE_STRING ? parser.getText() : "");
                parser.skipChildren();
            }
            return Optional.of(fields);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
