package io.github.dockeroptimize.container;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.container.OwnLayers.OwnLayer;
import io.github.dockeroptimize.container.Target.Delivered;
import io.github.dockeroptimize.container.cache.CacheDirectory;
import io.github.dockeroptimize.container.cache.LayerFiles;
import io.github.dockeroptimize.container.cache.LayerKeys;
import io.github.dockeroptimize.container.cache.Pruning;
import io.github.dockeroptimize.image.ConfigWriter;
import io.github.dockeroptimize.image.Digests;
import io.github.dockeroptimize.image.ImageLayer;
import io.github.dockeroptimize.image.Platform;
import io.github.dockeroptimize.image.WrittenImage;
import io.github.dockeroptimize.output.Directories;
import io.github.dockeroptimize.output.SharedProperties;
import io.github.dockeroptimize.plan.Layer;
import io.github.dockeroptimize.registry.Connections;
import io.github.dockeroptimize.registry.Reference;
import io.github.dockeroptimize.registry.RegistryClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Builds the image of a plan and delivers it, unless it is at its destination already. */
public final class ImageBuilder {

    private final BuildRequest request;
    private final BuildListener listener;
    private final CacheDirectory cache;
    private final LayerFiles files;
    private final OutputDirectory output;
    private final FailureMessages failures;
    private final Retries retries;
    private final Connections connections;
    private final BaseStore base;

    private ImageBuilder(BuildRequest request, BuildListener listener, Retries retries) {
        this.request = request;
        this.listener = listener;
        this.cache = CacheDirectory.in(request.cache().folder());
        this.files = new LayerFiles(cache, listener::warn);
        this.output = new OutputDirectory(request.outputDirectory());
        this.failures = new FailureMessages(request);
        this.retries = retries;
        this.connections = new Connections(request.access(), cache.root().resolve("plain-http"));
        this.base = new BaseStore(request, cache, files, connections, retries, failures, listener);
    }

    /**
     * Builds, delivers, and writes {@code image.json}, {@code image.digest} and {@code image.id} into the output directory.
     *
     * @throws io.github.dockeroptimize.InvalidInputException if the request asks for something that can't be built without an
     *     engine
     * @throws BuildFailureException if a registry, the daemon or the disk fails
     * @throws IOException if a file of the project, the cache or the output directory can't be read or written
     */
    public static BuiltImage build(BuildRequest request, BuildListener listener)
            throws IOException, BuildFailureException, InterruptedException {
        return build(request, listener, Retries.withPauses(listener));
    }

    static BuiltImage build(BuildRequest request, BuildListener listener, Retries retries)
            throws IOException, BuildFailureException, InterruptedException {
        UnsupportedRequests.check(request);
        BuildRequest complete =
                request.platforms().isEmpty() ? request.on(request.destination().platform()) : request;
        return new ImageBuilder(complete, listener, retries).build();
    }

    private BuiltImage build() throws IOException, BuildFailureException, InterruptedException {
        try {
            output.prepare();
            return find();
        } catch (BaseGoneException e) {
            return find(); // with the digest that the tag has now
        } catch (IOException e) {
            throw failures.ofFile(e);
        }
    }

    /** Returns the image at the destination, or builds it. */
    private BuiltImage find() throws IOException, BuildFailureException, InterruptedException {
        try {
            SharedProperties.requireWritable(cache.root());
        } catch (IOException e) {
            throw failures.unwritableCache(e);
        }
        String baseDigest = base.digest();
        List<Layer> layers = InheritedDirectories.keep(request.plan(), paths -> base.directories(baseDigest, paths));
        List<String> keys = LayerKeys.of(layers);
        Target target = target();
        BuildHistory builds = new BuildHistory(cache.builds());
        String key = Digests.hex(Fingerprint.of(request, baseDigest, keys) + "\n" + target.place());
        Optional<BuildHistory.Earlier> earlier =
                builds.find(key, request.plan().image().toString());
        BuiltImage image;
        if (earlier.isPresent() && isThere(target, earlier.get())) {
            image = earlier.get().image();
            earlier.get().warnings().forEach(listener::warn);
        } else {
            List<PulledBase> bases = base.pull(baseDigest);
            List<String> warnings = warnings(bases);
            warnings.forEach(listener::warn);
            LayerLimit.check(request, bases);
            List<OwnLayer> own = new OwnLayers(cache, files, request.compression()).make(layers, keys);
            FinishedImage finished =
                    new FinishedImage(ImageDocuments.write(request, baseDigest, bases, own), base, own);
            Delivered delivered = deliver(target, finished);
            image = built(finished, own, delivered);
            builds.remember(key, new BuildHistory.Earlier(image, delivered.proof(), warnings));
            new Pruning(cache, request.cache().limit(), Instant.now()).pruneNowAndThen();
        }
        write(baseDigest, image);
        return image;
    }

    private boolean isThere(Target target, BuildHistory.Earlier earlier)
            throws IOException, BuildFailureException, InterruptedException {
        try {
            return target.has(earlier);
        } catch (IOException e) {
            throw ofTarget(e);
        }
    }

    private Delivered deliver(Target target, FinishedImage image)
            throws IOException, BuildFailureException, InterruptedException {
        try {
            return target.deliver(image);
        } catch (IOException e) {
            throw ofTarget(e);
        }
    }

    /** Only a registry is asked; all else is a file. */
    private BuildFailureException ofTarget(IOException e) throws IOException {
        if (request.destination().isRegistry()) {
            return failures.ofTarget(e);
        }
        throw e;
    }

    private List<String> warnings(List<PulledBase> bases) {
        List<String> warnings = new ArrayList<>();
        Platform found = bases.get(0).platform();
        if (!found.equals(request.platforms().get(0))) {
            warnings.add("'baseImage' is " + quote(request.plan().baseImage()) + ", which is for " + quote(found)
                    + " only, and so is the image");
        }
        List<String> triggers = ConfigWriter.triggers(bases.get(0).config());
        if (!triggers.isEmpty()) {
            List<String> quoted = triggers.stream()
                    .map(trigger -> quote("ONBUILD " + trigger))
                    .toList();
            warnings.add("'baseImage' is " + quote(request.plan().baseImage()) + ", whose "
                    + String.join(" and ", quoted) + " can't be run without a container engine; if that matters, use"
                    + " 'mvn docker-optimize:generate' and 'docker build'");
        }
        return warnings;
    }

    private Target target() {
        Reference image = Reference.of(request.plan().image());
        return request.destination()
                .match(
                        tar -> new TarTarget(tar.file(), names(image)),
                        layout -> new LayoutTarget(layout.directory(), names(image)),
                        registry -> new RegistryTarget(
                                request,
                                new RegistryClient(
                                        image, connections, request.access().image(), "pull,push"),
                                cache.builds(),
                                retries,
                                listener),
                        daemon -> new DaemonTarget(
                                new Daemon(daemon.executable()), names(image), request.outputDirectory()));
    }

    /** The names with their tags, as users and daemons write them. */
    private List<String> names(Reference image) {
        String plain = request.plan().image().repository();
        return Stream.concat(Stream.of(image.qualifier()), request.tags().stream())
                .distinct()
                .map(tag -> plain + ":" + tag)
                .toList();
    }

    private BuiltImage built(FinishedImage finished, List<OwnLayer> own, Delivered delivered) throws IOException {
        List<WrittenImage> images = finished.written().images();
        List<BuiltLayer> layers = new ArrayList<>();
        for (WrittenImage image : images) {
            int first = image.layers().size() - own.size();
            for (int i = 0; i < image.layers().size(); i++) {
                ImageLayer layer = image.layers().get(i);
                layers.add(new BuiltLayer(
                        images.size() > 1 ? Optional.of(image.platform()) : Optional.empty(),
                        i < first
                                ? Optional.empty()
                                : Optional.of(request.plan()
                                        .layers()
                                        .get(i - first)
                                        .name()
                                        .value()),
                        layer.digest(),
                        layer.size(),
                        i < first
                                ? files.uncompressedSize(layer.digest())
                                : OptionalLong.of(own.get(i - first).made().tarSize()),
                        delivered.transfers().apply(layer.digest())));
            }
        }
        return new BuiltImage(
                request.plan().image().toString(),
                finished.written().digest(),
                finished.written().id(),
                layers,
                false);
    }

    /** What an earlier build has left isn't kept next to the description of another image. */
    private void write(String baseDigest, BuiltImage image) throws IOException {
        Path tar = request.outputDirectory().resolve(Destination.TAR);
        if (!request.destination().equals(new Destination.TarFile(tar))) {
            Files.deleteIfExists(tar);
        }
        Path layout = request.outputDirectory().resolve(Destination.LAYOUT);
        if (!request.destination().equals(new Destination.Layout(layout))
                && Files.exists(layout.resolve("oci-layout"))) {
            Directories.delete(layout);
        }
        output.write("image.json", ImageJson.write(request, baseDigest, image));
        output.write("image.digest", image.digest());
        output.write("image.id", image.id());
    }
}
