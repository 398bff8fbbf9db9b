package io.github.dockeroptimize.container;

import io.github.dockeroptimize.container.ImageManifest.Descriptor;
import io.github.dockeroptimize.container.Target.Delivered;
import io.github.dockeroptimize.output.Folders;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Layer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Builds the image of a plan and puts it where it belongs, unless it is there already. */
public final class ImageBuilder {

    private final BuildRequest request;
    private final BuildListener listener;
    private final CacheFolder cache;
    private final OutputFolder output;
    private final Failures failures;
    private final Retries retries;
    private final Connections connections;
    private final boolean firstInPipeline;

    private ImageBuilder(BuildRequest request, BuildListener listener, Retries retries) {
        this.request = request;
        this.listener = listener;
        this.cache = CacheFolder.in(request.cache().folder());
        this.output = new OutputFolder(request.outputDirectory());
        this.firstInPipeline = request.pipeline() && !Files.exists(cache.root());
        this.failures = new Failures(request);
        this.retries = retries;
        this.connections = new Connections(request.access(), cache.root().resolve("plain-http"));
    }

    /**
     * Builds, delivers, and writes {@code image.json}, {@code image.digest} and {@code image.id} into the output folder.
     *
     * @throws io.github.dockeroptimize.InvalidInputException if the request asks for what can't be had this way
     * @throws BuildFailureException if a registry, the daemon or the disk doesn't do its part
     * @throws IOException if a file of the project, the cache or the output folder can't be read or written
     */
    public static BuiltImage build(BuildRequest request, BuildListener listener)
            throws IOException, BuildFailureException, InterruptedException {
        return build(request, listener, Retries.withPauses(listener));
    }

    static BuiltImage build(BuildRequest request, BuildListener listener, Retries retries)
            throws IOException, BuildFailureException, InterruptedException {
        Refusals.check(request);
        BuildRequest complete = request.platforms().isEmpty() ? request.on(platform(request)) : request;
        return new ImageBuilder(complete, listener, retries).build();
    }

    private static Platform platform(BuildRequest request) throws BuildFailureException, InterruptedException {
        return request.destination() instanceof Destination.Daemon daemon
                ? new Daemon(daemon.executable()).platform()
                : Platform.USUAL;
    }

    private BuiltImage build() throws IOException, BuildFailureException, InterruptedException {
        try {
            output.prepare();
            return find();
        } catch (IOException e) {
            throw failures.ofFile(e);
        }
    }

    /** Where it is, or by building it. */
    private BuiltImage find() throws IOException, BuildFailureException, InterruptedException {
        try {
            SmallFile.requireWritable(cache.root());
        } catch (IOException e) {
            throw failures.unwritableCache(e);
        }
        String baseDigest = baseDigest();
        List<Layer> layers = FoldersOfBase.keep(request.plan(), paths -> folders(baseDigest, paths));
        List<String> keys = LayerKeys.of(layers);
        Target target = target(baseDigest);
        Builds builds = new Builds(cache.builds());
        String key = Digests.hex(Fingerprint.of(request, baseDigest, keys) + "\n" + target.place());
        Optional<Builds.Earlier> earlier = builds.find(key, request.plan().image());
        BuiltImage image;
        LostSettings lost = new LostSettings(request, baseDigest, cache, connections);
        if (earlier.isPresent() && isThere(target, earlier.get())) {
            image = earlier.get().image();
            lost.remembered().ifPresent(listener::warn);
        } else {
            checkLimit(baseDigest);
            Delivered delivered = deliver(target, baseDigest, layers, keys);
            image = built(delivered);
            builds.remember(key, image, delivered.proof());
            lost.find(pinned(baseDigest), listener).ifPresent(listener::warn);
            new Pruning(cache, request.cache().limit(), Instant.now()).pruneNowAndThen();
        }
        write(baseDigest, image);
        return image;
    }

    private void checkLimit(String baseDigest) throws BuildFailureException {
        try {
            LayerLimit.check(request, baseDigest, connections);
        } catch (IOException e) {
            throw failures.ofBase(e);
        }
    }

    private boolean isThere(Target target, Builds.Earlier earlier)
            throws IOException, BuildFailureException, InterruptedException {
        try {
            return target.has(earlier);
        } catch (RegistryStatusException e) {
            throw failures.ofTarget(e);
        } catch (IOException e) {
            if (request.destination() instanceof Destination.Registry) {
                throw failures.ofTarget(e);
            }
            throw e;
        }
    }

    private String baseDigest() throws IOException, BuildFailureException, InterruptedException {
        return new BasePin(request, cache, connections, retries, failures, listener).digest();
    }

    private Delivered deliver(Target target, String baseDigest, List<Layer> planned, List<String> keys)
            throws IOException, BuildFailureException, InterruptedException {
        Files.createDirectories(cache.jib());
        LayerFiles files = new LayerFiles(cache);
        int damaged = files.heal();
        if (damaged > 0) {
            listener.warn(damaged + " damaged layer" + (damaged == 1 ? " was" : "s were") + " removed from the cache '"
                    + cache.root() + "' and will be made anew");
        }
        List<StagedLayer> layers = stage(planned, keys);
        String base = pinned(baseDigest);
        JibCall call = new JibCall(request, base, cache, listener);
        String registry = Reference.parse(request.plan().image()).registryName();
        try {
            return retries.attempt(registry, () -> target.deliver(call, layers));
        } catch (JibFailure e) {
            if (!Trouble.of(e.reason()).isDamagedCache()) {
                throw failures.of(e);
            }
        }
        listener.warn("the cache '" + cache.root() + "' is damaged; what it knows of layers is found out anew");
        forget();
        try {
            return retries.attempt(registry, () -> target.deliver(call, layers));
        } catch (JibFailure e) {
            throw failures.of(e);
        }
    }

    /** Layers stay: they are known by their digests. */
    private void forget() throws IOException {
        for (String index : List.of("selectors", "images", "local")) {
            Path folder = cache.jib().resolve(index);
            if (Files.exists(folder)) {
                Folders.delete(folder);
            }
        }
    }

    private Map<String, BaseTree.Found> folders(String baseDigest, List<String> paths)
            throws IOException, BuildFailureException, InterruptedException {
        JibCall call = new JibCall(request, pinned(baseDigest), cache, listener);
        try {
            return retries.attempt(
                    Reference.parse(request.plan().baseImage().reference()).registryName(),
                    () -> new BaseLookup(cache, call)
                            .find(baseDigest, request.platforms().get(0), paths));
        } catch (JibFailure e) {
            throw failures.of(e);
        }
    }

    private String pinned(String digest) {
        String reference = request.plan().baseImage().reference();
        return reference.contains("@") ? reference : reference + "@" + digest;
    }

    private List<StagedLayer> stage(List<Layer> layers, List<String> keys) throws IOException {
        Staging staging = new Staging(cache.staged());
        List<StagedLayer> staged = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            staged.add(staging.stage(layers.get(i), keys.get(i)));
        }
        return staged;
    }

    private Target target(String baseDigest) {
        Reference image = Reference.parse(request.plan().image());
        if (request.destination() instanceof Destination.TarFile tar) {
            return new TarTarget(tar.file(), request.format(), names(image));
        }
        if (request.destination() instanceof Destination.Daemon daemon) {
            return new DaemonTarget(new Daemon(daemon.executable()), names(image), request.outputDirectory());
        }
        RepositoryRequests requests =
                new RepositoryRequests(image, connections, request.access().image(), "pull,push");
        LayerPlaces places = new LayerPlaces(cache.builds(), image, requests, listener);
        DeltaPush delta = new DeltaPush(
                requests,
                new PreviousImages(cache.builds()),
                image + " " + request.tags() + " " + Fingerprint.settings(request, baseDigest),
                cache.root().resolve("sending"),
                places,
                listener);
        return new RegistryTarget(image, request.tags(), requests, retries, keepBase(), delta, places);
    }

    /**
     * A pipeline that begins with an empty cache each time would get the base image's layers for nothing where the registry
     * has them; everywhere else they make the next build ask for nothing about its base.
     */
    private boolean keepBase() {
        return !firstInPipeline;
    }

    /** As people and daemons write them. */
    private List<String> names(Reference image) {
        String plain = request.plan().image().replaceFirst(":[^:/]+$", "");
        return Stream.concat(Stream.of(image.qualifier()), request.tags().stream())
                .distinct()
                .map(tag -> plain + ":" + tag)
                .toList();
    }

    private BuiltImage built(Delivered delivered) throws IOException {
        LayerFiles files = new LayerFiles(cache);
        List<BuiltLayer> layers = new ArrayList<>();
        for (ImageManifest image : delivered.images()) {
            layers.addAll(layers(image, delivered, files));
        }
        files.trust(layers.stream().map(BuiltLayer::digest).distinct().toList());
        return new BuiltImage(request.plan().image(), delivered.digest(), delivered.id(), layers, false);
    }

    /** The plan's layers lie above those of the base. */
    private List<BuiltLayer> layers(ImageManifest image, Delivered delivered, LayerFiles files) throws IOException {
        ImagePlan plan = request.plan();
        List<BuiltLayer> layers = new ArrayList<>();
        int first = image.layers().size() - plan.layers().size();
        for (int i = 0; i < image.layers().size(); i++) {
            Descriptor layer = image.layers().get(i);
            layers.add(new BuiltLayer(
                    image.platform(),
                    i < first
                            ? Optional.empty()
                            : Optional.of(plan.layers().get(i - first).name()),
                    layer.digest(),
                    layer.size(),
                    tarSize(layer.digest(), delivered, files),
                    delivered.transfers().apply(layer.digest())));
        }
        return layers;
    }

    private static OptionalLong tarSize(String digest, Delivered delivered, LayerFiles files) throws IOException {
        Long known = delivered.tarSizes().get(digest);
        return known == null ? files.uncompressedSize(digest) : OptionalLong.of(known);
    }

    private void write(String baseDigest, BuiltImage image) throws IOException {
        output.write("image.json", ImageJson.write(request, baseDigest, image));
        output.write("image.digest", image.digest());
        output.write("image.id", image.id());
    }
}
