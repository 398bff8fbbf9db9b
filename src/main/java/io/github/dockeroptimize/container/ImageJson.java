package io.github.dockeroptimize.container;

import io.github.dockeroptimize.container.BuiltLayer.Transfer;
import io.github.dockeroptimize.image.Platform;
import io.github.dockeroptimize.output.Json;
import io.github.dockeroptimize.registry.Reference;
import java.util.List;
import java.util.Locale;

/** Writes {@code image.json}, the description of a built image. */
final class ImageJson {

    private static final int SCHEMA_VERSION = 1;

    private ImageJson() {}

    static String write(BuildRequest request, String baseDigest, BuiltImage image) {
        Json json = new Json().beginObject();
        json.name("schemaVersion").value(SCHEMA_VERSION);
        json.name("image").value(image.name());
        json.name("digest").value(image.digest());
        json.name("imageId").value(image.id());
        json.name("tags").values(tags(request));
        json.name("platforms")
                .values(request.platforms().stream().map(Platform::toString).toList());
        json.name("format").value(request.format().name().toLowerCase(Locale.ROOT));
        json.name("destination").value(request.destination().word());
        json.name("baseImage").beginObject();
        json.name("reference").value(request.plan().baseImage().reference());
        if (!baseDigest.isEmpty()) {
            json.name("digest").value(baseDigest);
        }
        json.end('}');
        json.name("layers").beginArray();
        image.layers().forEach(layer -> layer(layer, json));
        return json.end(']').end('}').toString();
    }

    private static List<String> tags(BuildRequest request) {
        return new java.util.ArrayList<>(new java.util.LinkedHashSet<>(java.util.stream.Stream.concat(
                        Reference.of(request.plan().image()).tag().stream(), request.tags().stream())
                .toList()));
    }

    private static void layer(BuiltLayer layer, Json json) {
        json.beginObject();
        json.name("name").value(layer.name().orElse("base"));
        layer.platform().ifPresent(platform -> json.name("platform").value(platform.toString()));
        json.name("digest").value(layer.digest());
        json.name("compressedSize").value(layer.size());
        layer.uncompressedSize().ifPresent(size -> json.name("uncompressedSize").value(size));
        json.name("status").value(status(layer.transfer()));
        json.end('}');
    }

    private static String status(Transfer transfer) {
        return transfer.name().toLowerCase(Locale.ROOT);
    }
}
