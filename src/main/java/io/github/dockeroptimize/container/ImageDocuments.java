package io.github.dockeroptimize.container;

import io.github.dockeroptimize.container.OwnLayers.OwnLayer;
import io.github.dockeroptimize.image.ConfigChanges;
import io.github.dockeroptimize.image.ConfigWriter;
import io.github.dockeroptimize.image.ImageFormat;
import io.github.dockeroptimize.image.ImageLayer;
import io.github.dockeroptimize.image.ManifestWriter;
import io.github.dockeroptimize.image.WrittenImage;
import io.github.dockeroptimize.image.WrittenImages;
import io.github.dockeroptimize.plan.ImageConfig;
import io.github.dockeroptimize.plan.ImagePath;
import io.github.dockeroptimize.plan.Layer;
import io.github.dockeroptimize.plan.Port;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes config, manifest and index of the image that a request asks for. */
final class ImageDocuments {

    /**
     * Part of the history of every image. It has no release of this plugin, so that the same build has the same digest with
     * each of them.
     */
    private static final String TOOL = "docker-optimize-maven-plugin: ";

    private ImageDocuments() {}

    /**
     * Writes them.
     *
     * @param baseDigest of the base's manifest or index, for the annotations
     * @param bases one for each platform
     */
    static WrittenImages write(BuildRequest request, String baseDigest, List<PulledBase> bases, List<OwnLayer> own)
            throws IOException {
        Map<String, String> annotations = request.format() == ImageFormat.DOCKER
                ? Map.of()
                : request.plan().annotations(Optional.of(baseDigest));
        List<ImageLayer> added = own.stream().map(layer -> layer.made().layer()).toList();
        List<WrittenImage> images = new ArrayList<>();
        for (PulledBase base : bases) {
            byte[] config = ConfigWriter.write(base.config(), changes(request), added);
            List<ImageLayer> layers =
                    Stream.concat(base.layers().stream(), added.stream()).toList();
            byte[] manifest = ManifestWriter.manifest(request.format(), config, layers, annotations);
            images.add(new WrittenImage(base.platform(), config, manifest, layers));
        }
        return WrittenImages.of(request.format(), images, annotations);
    }

    private static ConfigChanges changes(BuildRequest request) {
        ImageConfig config = request.plan().config();
        List<String> history = new ArrayList<>();
        for (Layer layer : request.plan().layers()) {
            history.add(TOOL + layer.name().value());
        }
        return new ConfigChanges(
                request.creationTime(),
                config.environment(),
                config.labels(),
                unlessEmpty(config.entrypoint()),
                unlessEmpty(config.arguments()),
                ports(config),
                config.volumes().stream().map(ImagePath::value).toList(),
                Optional.of(config.user().value()),
                config.workingDirectory().map(ImagePath::value),
                config.healthCheck(),
                history);
    }

    private static Optional<List<String>> unlessEmpty(List<String> words) {
        return words.isEmpty() ? Optional.empty() : Optional.of(words);
    }

    private static List<String> ports(ImageConfig config) {
        List<String> ports = new ArrayList<>();
        for (Port range : config.ports()) {
            for (int port = range.first(); port <= range.last(); port++) {
                ports.add(port + "/" + range.protocol());
            }
        }
        return ports;
    }
}
