package io.github.dockeroptimize.container;

import io.github.dockeroptimize.image.Digests;
import io.github.dockeroptimize.image.Platform;
import io.github.dockeroptimize.output.Json;
import java.util.List;
import java.util.Optional;

/** Identifies an image before it is built: equal fingerprints mean equal digests. */
final class Fingerprint {

    /** Increased when the same plan yields another image. */
    private static final int VERSION = 3;

    private Fingerprint() {}

    static String of(BuildRequest request, String baseDigest, List<String> layerKeys) {
        return Digests.hex(settings(request, baseDigest) + "\n" + String.join("\n", layerKeys));
    }

    /** Everything except the content of the layers. */
    private static String settings(BuildRequest request, String baseDigest) {
        Json json = new Json().beginObject();
        json.name("version").value(VERSION);
        json.name("base").value(baseDigest);
        json.name("platforms")
                .values(request.platforms().stream().map(Platform::toString).toList());
        json.name("format").value(request.format().name());
        json.name("compression").value(request.compression().key());
        json.name("created").value(request.creationTime().toString());
        json.name("layers")
                .values(request.plan().layers().stream()
                        .map(layer -> layer.name().value())
                        .toList());
        request.plan().config().write(json.name("config"));
        json.name("annotations").values(request.plan().annotations(Optional.of(baseDigest)));
        return Digests.hex(json.end('}').toString());
    }
}
