package io.github.dockeroptimize.dockerfile;

import io.github.dockeroptimize.output.Json;
import io.github.dockeroptimize.plan.Entry;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Layer;
import java.util.Optional;

/** Writes the plan as JSON: the same bytes for the same build on every machine. */
final class PlanJson {

    private static final int SCHEMA_VERSION = 1;

    private PlanJson() {}

    static String write(ImagePlan plan) {
        Json json = new Json().beginObject();
        json.name("schemaVersion").value(SCHEMA_VERSION);
        json.name("image").value(plan.image().toString());
        json.name("application").value(plan.origin().description());
        json.name("archive").value(plan.origin().name());
        if (plan.origin().javaRelease().isPresent()) {
            json.name("javaVersion").value(plan.origin().javaRelease().getAsInt());
        }
        json.name("baseImage").value(plan.baseImage().reference());
        if (!plan.baseImage().packages().isEmpty()) {
            json.name("systemPackages").values(plan.baseImage().packages());
        }
        if (plan.recipes().isEmpty()) {
            json.name("size").value(plan.size());
        }
        plan.config().write(json.name("config"));
        json.name("annotations").values(plan.annotations(Optional.empty()));
        json.name("notes").values(plan.notes());
        json.name("layers").beginArray();
        for (Layer layer : plan.layers()) {
            layer(layer, json);
        }
        return json.end(']').end('}').toString();
    }

    private static void layer(Layer layer, Json json) {
        json.beginObject();
        json.name("name").value(layer.name().value());
        json.name("directory").value(layer.directory().toString());
        layer.content().write(json);
        if (layer.content().madeBy().isEmpty()) {
            json.name("files").value(layer.files().size());
            json.name("size").value(layer.size());
            json.name("entries").beginArray();
            for (Entry entry : layer.entries()) {
                entry(entry, json);
            }
            json.end(']');
        }
        json.end('}');
    }

    private static void entry(Entry entry, Json json) {
        json.beginObject();
        json.name("path").value(entry.path().value());
        json.name("mode").value(mode(entry));
        json.name("owner").value(entry.owner().toString());
        json.name("folder").value(entry.isFolder());
        if (!entry.isFolder()) {
            json.name("size").value(entry.source().size());
            json.name("source").value(entry.source().origin());
            Optional<String> target = entry.source().target();
            if (target.isPresent()) {
                json.name("link").value(target.get());
            }
        }
        json.end('}');
    }

    /** The mode in four octal digits, as for {@code chmod}. */
    private static String mode(Entry entry) {
        String octal = Integer.toOctalString(entry.mode());
        return "0".repeat(Math.max(4 - octal.length(), 0)) + octal;
    }
}
