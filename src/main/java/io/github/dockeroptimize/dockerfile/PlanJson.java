package io.github.dockeroptimize.dockerfile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import io.github.dockeroptimize.plan.Contents;
import io.github.dockeroptimize.plan.Entry;
import io.github.dockeroptimize.plan.ImageConfig;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Layer;
import io.github.dockeroptimize.plan.Port;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

/** The plan as JSON: the same bytes for the same build on every machine. */
final class PlanJson {

    private static final int SCHEMA_VERSION = 1;

    private PlanJson() {}

    static String write(ImagePlan plan) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
            json.setPrettyPrinter(new DefaultPrettyPrinter(
                            Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                    .withObjectIndenter(indenter)
                    .withArrayIndenter(indenter));
            json.writeStartObject();
            json.writeNumberField("schemaVersion", SCHEMA_VERSION);
            json.writeStringField("image", plan.image());
            json.writeStringField("application", plan.application().describe());
            json.writeStringField("archive", plan.application().archive().displayName());
            json.writeNumberField(
                    "javaVersion", plan.application().javaVersion().feature());
            json.writeStringField("baseImage", plan.baseImage().reference());
            json.writeStringField("contents", plan.contents() instanceof Contents.FromArchive ? "archive" : "layers");
            json.writeNumberField("size", plan.size());
            config(plan.config(), json);
            strings("notes", plan.notes(), json);
            json.writeArrayFieldStart("layers");
            for (Layer layer : plan.layers()) {
                layer(layer, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.append('\n').toString();
    }

    private static void config(ImageConfig config, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("config");
        strings("entrypoint", config.entrypoint(), json);
        strings("arguments", config.arguments(), json);
        map("environment", config.environment(), json);
        map("labels", config.labels(), json);
        strings("ports", config.ports().stream().map(Port::toString).toList(), json);
        json.writeStringField("user", config.user().value());
        if (config.workingDirectory().isPresent()) {
            json.writeStringField(
                    "workingDirectory", config.workingDirectory().get().value());
        }
        json.writeEndObject();
    }

    private static void layer(Layer layer, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", layer.name());
        json.writeNumberField("files", layer.files().size());
        json.writeNumberField("size", layer.size());
        json.writeArrayFieldStart("entries");
        for (Entry entry : layer.entries()) {
            json.writeStartObject();
            json.writeStringField("path", entry.path().value());
            json.writeStringField("mode", mode(entry));
            json.writeStringField("owner", entry.owner().toString());
            json.writeBooleanField("folder", entry.isFolder());
            if (!entry.isFolder()) {
                json.writeNumberField("size", entry.source().size());
                json.writeStringField("source", entry.source().origin());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Four digits, as {@code chmod} takes them. */
    private static String mode(Entry entry) {
        String octal = Integer.toOctalString(entry.mode());
        return "0".repeat(Math.max(4 - octal.length(), 0)) + octal;
    }

    private static void strings(String name, List<String> values, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    private static void map(String name, Map<String, String> values, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, String> value : values.entrySet()) {
            json.writeStringField(value.getKey(), value.getValue());
        }
        json.writeEndObject();
    }
}
