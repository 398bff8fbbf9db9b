package io.github.dockeroptimize.dockerfile;

import io.github.dockeroptimize.output.Json;
import io.github.dockeroptimize.plan.Contents;
import io.github.dockeroptimize.plan.Entry;
import io.github.dockeroptimize.plan.ImageConfig;
import io.github.dockeroptimize.plan.ImagePath;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Layer;
import io.github.dockeroptimize.plan.Port;

/** The plan as JSON: the same bytes for the same build on every machine. */
final class PlanJson {

    private static final int SCHEMA_VERSION = 1;

    private PlanJson() {}

    static String write(ImagePlan plan) {
        Json json = new Json().beginObject();
        json.name("schemaVersion").value(SCHEMA_VERSION);
        json.name("image").value(plan.image());
        json.name("application").value(plan.origin().description());
        json.name("archive").value(plan.origin().name());
        plan.origin()
                .javaRelease()
                .ifPresent(release -> json.name("javaVersion").value(release));
        json.name("baseImage").value(plan.baseImage().reference());
        json.name("contents").value(plan.contents() instanceof Contents.FromArchive ? "archive" : "layers");
        json.name("size").value(plan.size());
        config(plan.config(), json);
        json.name("notes").values(plan.notes());
        json.name("layers").beginArray();
        plan.layers().forEach(layer -> layer(layer, json));
        return json.end(']').end('}').toString();
    }

    private static void config(ImageConfig config, Json json) {
        json.name("config").beginObject();
        json.name("entrypoint").values(config.entrypoint());
        json.name("arguments").values(config.arguments());
        json.name("environment").values(config.environment());
        json.name("labels").values(config.labels());
        json.name("ports").values(config.ports().stream().map(Port::toString).toList());
        json.name("user").value(config.user().value());
        json.name("volumes")
                .values(config.volumes().stream().map(ImagePath::value).toList());
        json.name("healthCheck").values(config.healthCheck());
        config.workingDirectory()
                .map(ImagePath::value)
                .ifPresent(folder -> json.name("workingDirectory").value(folder));
        json.end('}');
    }

    private static void layer(Layer layer, Json json) {
        json.beginObject();
        json.name("name").value(layer.name());
        json.name("files").value(layer.files().size());
        json.name("size").value(layer.size());
        json.name("entries").beginArray();
        layer.entries().forEach(entry -> entry(entry, json));
        json.end(']').end('}');
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
        }
        json.end('}');
    }

    /** Four digits, as {@code chmod} takes them. */
    private static String mode(Entry entry) {
        String octal = Integer.toOctalString(entry.mode());
        return "0".repeat(Math.max(4 - octal.length(), 0)) + octal;
    }
}
