package io.github.dockeroptimize.container;

import io.github.dockeroptimize.output.Json;
import io.github.dockeroptimize.plan.ImageConfig;
import io.github.dockeroptimize.plan.ImagePath;
import io.github.dockeroptimize.plan.Layer;
import io.github.dockeroptimize.plan.Port;
import java.util.List;

/** Tells images apart before they are built: equal fingerprints, equal digests. */
final class Fingerprint {

    /** Changes when the same plan gives another image. */
    private static final int VERSION = 1;

    private Fingerprint() {}

    static String of(BuildRequest request, String baseDigest, List<String> layerKeys) {
        return Digests.hex(settings(request, baseDigest) + "\n" + String.join("\n", layerKeys));
    }

    /** All but the content of the layers. */
    static String settings(BuildRequest request, String baseDigest) {
        Json json = new Json().beginObject();
        json.name("version").value(VERSION);
        json.name("base").value(baseDigest);
        json.name("platforms")
                .values(request.platforms().stream().map(Platform::toString).toList());
        json.name("format").value(request.format().name());
        json.name("created").value(request.creationTime().toString());
        json.name("layers")
                .values(request.plan().layers().stream().map(Layer::name).toList());
        config(request.plan().config(), json);
        return Digests.hex(json.end('}').toString());
    }

    private static void config(ImageConfig config, Json json) {
        json.name("entrypoint").values(config.entrypoint());
        json.name("arguments").values(config.arguments());
        json.name("environment").values(config.environment());
        json.name("labels").values(config.labels());
        json.name("ports").values(config.ports().stream().map(Port::toString).toList());
        json.name("user").value(config.user().value());
        json.name("volumes")
                .values(config.volumes().stream().map(ImagePath::value).toList());
        json.name("workingDirectory")
                .value(config.workingDirectory().map(ImagePath::value).orElse(""));
    }
}
