package io.github.dockeroptimize.image;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockeroptimize.output.Json;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;

/** Writes a tree as JSON without spaces. Jackson's own writer would load a hundred classes more in every build. */
final class CompactJson {

    private final StringBuilder text = new StringBuilder();

    private CompactJson() {}

    static byte[] bytes(JsonNode tree) {
        CompactJson json = new CompactJson();
        json.add(tree);
        return json.text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void add(JsonNode node) {
        if (node.isObject()) {
            text.append('{');
            for (Iterator<Map.Entry<String, JsonNode>> fields =
                            node.properties().iterator();
                    fields.hasNext(); ) {
                Map.Entry<String, JsonNode> field = fields.next();
                text.append(Json.string(field.getKey())).append(':');
                add(field.getValue());
                text.append(fields.hasNext() ? "," : "");
            }
            text.append('}');
        } else if (node.isArray()) {
            text.append('[');
            for (int i = 0; i < node.size(); i++) {
                text.append(i == 0 ? "" : ",");
                add(node.get(i));
            }
            text.append(']');
        } else {
            text.append(node.isTextual() ? Json.string(node.textValue()) : node.asText());
        }
    }
}
