package io.github.dockeroptimize.container;

import io.github.dockeroptimize.container.Target.Delivered;
import io.github.dockeroptimize.container.cache.CacheDirectory;
import io.github.dockeroptimize.container.cache.LastPush;
import io.github.dockeroptimize.container.cache.LayerFiles;
import io.github.dockeroptimize.container.cache.LayerKeys;
import io.github.dockeroptimize.container.cache.Pruning;
import io.github.dockeroptimize.container.cache.StagedLayer;
import io.github.dockeroptimize.container.cache.Staging;
import io.github.dockeroptimize.image.Digests;
import io.github.dockeroptimize.image.ImageManifest;
import io.github.dockeroptimize.image.ImageManifest.Descriptor;
import io.github.dockeroptimize.output.Directories;
import io.github.dockeroptimize.output.SharedProperties;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Layer;
import io.github.dockeroptimize.registry.Connections;
import io.github.dockeroptimize.registry.Reference;
import io.github.dockeroptimize.registry.RegistryClient;
import io.github.dockeroptimize.registry.RegistryStatusException;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Builds the image of a plan and delivers it, unless it is at its destination already. */
public final class ImageBuilder {

    private final BuildRequest request;
    private final BuildListener listener;
    private final CacheDirectory cache;
    private final OutputDirectory output;
    private final FailureMessages failures;
    private final Retries retries;
    private final Connections connections;
    private final boolean firstInPipeline;
    private final BaseRequests baseRequests;
    private final BasePin pin;
    private final List<String> placeholders = new ArrayList<>();

    private ImageBuilder(BuildRequest request, BuildListener listener, Retries retries) {
        this.request = request;
        this.listener = listener;
        this.cache = CacheDirectory.in(request.cache().folder());
        this.output = new OutputDirectory(request.outputDirectory());
        this.firstInPipeline = request.pipeline() && !Files.exists(cache.root());
        this.failures = new FailureMessages(request);
        this.retries = retries;
        this.connections = new Connections(request.access(), cache.root().resolve("plain-http"));
        this.baseRequests = new BaseRequests(request, connections, listener);
        this.pin = new BasePin(request, cache, baseRequests, retries, failures);
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
        String baseDigest = pin.digest();
        List<Layer> layers = InheritedDirectories.keep(request.plan(), paths -> folders(baseDigest, paths));
        List<String> keys = LayerKeys.of(layers);
        Target target = target(baseDigest);
        BuildHistory builds = new BuildHistory(cache.builds());
        String key = Digests.hex(Fingerprint.of(request, baseDigest, keys) + "\n" + target.place());
        Optional<BuildHistory.Earlier> earlier =
                builds.find(key, request.plan().image().toString());
        BuiltImage image;
        UnsupportedBaseSettings lost = new UnsupportedBaseSettings(request, baseDigest, cache);
        if (earlier.isPresent() && isThere(target, earlier.get())) {
            image = earlier.get().image();
            lost.remembered().ifPresent(listener::warn);
        } else {
            heal();
            Delivered delivered = deliver(target, () -> base(baseDigest, lost), layers, keys);
            image = built(delivered);
            builds.remember(key, image, delivered.proof());
            lost.remembered().ifPresent(listener::warn);
            new Pruning(cache, request.cache().limit(), Instant.now()).pruneNowAndThen();
        }
        write(baseDigest, image);
        return image;
    }

    private boolean isThere(Target target, BuildHistory.Earlier earlier)
            throws IOException, BuildFailureException, InterruptedException {
        try {
            return target.has(earlier);
        } catch (RegistryStatusException e) {
            throw failures.ofTarget(e);
        } catch (IOException e) {
            if (request.destination().isRegistry()) {
                throw failures.ofTarget(e);
            }
            throw e;
        }
    }

    private void heal() throws IOException {
        int damaged = new LayerFiles(cache).heal();
        if (damaged > 0) {
            listener.warn(damaged + " damaged layer" + (damaged == 1 ? " was" : "s were") + " removed from the cache '"
                    + cache.root() + "' and will be rebuilt");
        }
    }

    private PulledBase base(String digest, UnsupportedBaseSettings lost)
            throws IOException, BuildFailureException, InterruptedException {
        PulledBase base = pull(digest, keepBase() ? layer -> false : this::targetHas);
        placeholders.addAll(base.placeholders());
        LayerLimit.check(request, base.layers().size());
        lost.find(base.config());
        return base;
    }

    private Delivered deliver(Target target, JibBuild.Base base, List<Layer> planned, List<String> keys)
            throws IOException, BuildFailureException, InterruptedException {
        try {
            Files.createDirectories(cache.jib());
            return deliver(target, new JibBuild(request, base, cache, connections, listener), stage(planned, keys));
        } finally {
            for (String layer : placeholders) {
                new LayerFiles(cache).stopPretending(layer);
            }
        }
    }

    private Delivered deliver(Target target, JibBuild call, List<StagedLayer> layers)
            throws IOException, BuildFailureException, InterruptedException {
        String registry = Reference.of(request.plan().image()).registryName();
        try {
            return retries.attempt(registry, () -> target.deliver(call, layers));
        } catch (JibFailure e) {
            if (!FailureCause.of(e.reason()).isDamagedCache()) {
                throw failures.of(e);
            }
        }
        listener.warn("the cache '" + cache.root() + "' is damaged; its index of layers will be rebuilt");
        forget();
        try {
            return retries.attempt(registry, () -> target.deliver(call, layers));
        } catch (JibFailure e) {
            throw failures.of(e);
        }
    }

    /** Deletes the indexes of the cache. The layers stay, since their digests identify them. */
    private void forget() throws IOException {
        for (String index : List.of("selectors", "images", "local")) {
            Path folder = cache.jib().resolve(index);
            if (Files.exists(folder)) {
                Directories.delete(folder);
            }
        }
    }

    private Map<String, BaseFilesystem.Found> folders(String baseDigest, List<String> paths)
            throws IOException, BuildFailureException, InterruptedException {
        return new BaseDirectoryCache(cache)
                .find(baseDigest, request.platforms().get(0), paths, () -> {
                    heal();
                    return pull(baseDigest, layer -> false).open(cache);
                });
    }

    private PulledBase pull(String digest, Predicate<String> unneeded)
            throws IOException, BuildFailureException, InterruptedException {
        BasePull pull = new BasePull(request, cache, baseRequests, failures, listener);
        try {
            return retries.call(
                    Reference.of(request.plan().baseImage().image()).registryName(), () -> pull.pull(digest, unneeded));
        } catch (OfflineException e) {
            throw failures.baseNotCached();
        } catch (IOException e) {
            FailureCause trouble = FailureCause.of(e);
            if (trouble.isLocal() && !trouble.isDiskFull()) {
                throw e;
            }
            if (trouble.status().orElse(0) == HttpURLConnection.HTTP_NOT_FOUND && pin.forget()) {
                throw new BaseGoneException(e);
            }
            throw failures.ofBase(e);
        }
    }

    /** Whether the image's repository has a layer of the base, which is then not fetched. */
    private boolean targetHas(String layer) {
        try {
            return new RegistryClient(
                            Reference.of(request.plan().image()),
                            connections,
                            request.access().image(),
                            "pull,push")
                    .hasBlob(layer);
        } catch (IOException e) {
            return false;
        }
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
        Reference image = Reference.of(request.plan().image());
        return request.destination()
                .match(
                        tar -> new TarTarget(tar.file(), request.format(), names(image)),
                        registry -> target(image, baseDigest),
                        daemon -> new DaemonTarget(
                                new Daemon(daemon.executable()), names(image), request.outputDirectory()));
    }

    private RegistryTarget target(Reference image, String baseDigest) {
        RegistryClient requests =
                new RegistryClient(image, connections, request.access().image(), "pull,push");
        LayerPlaces places = new LayerPlaces(cache.builds(), image, requests, listener);
        DeltaPush delta = new DeltaPush(
                requests,
                new LastPush(cache.builds()),
                image + " " + request.tags() + " " + Fingerprint.settings(request, baseDigest),
                cache.scratch(),
                places,
                listener);
        return new RegistryTarget(image, request.tags(), requests, retries, keepBase(), delta, places);
    }

    /**
     * Whether to keep the base image's layers. With them, the next build requests nothing about its base. A CI build that
     * always starts with an empty cache would download them in vain if the registry has them.
     */
    private boolean keepBase() {
        return !firstInPipeline || !request.destination().isRegistry();
    }

    /** The names with their tags, as users and daemons write them. */
    private List<String> names(Reference image) {
        String plain = request.plan().image().repository();
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
        return new BuiltImage(request.plan().image().toString(), delivered.digest(), delivered.id(), layers, false);
    }

    /** The layers of the image. The plan's layers are above those of the base. */
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
                            : Optional.of(plan.layers().get(i - first).name().value()),
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

    /** A tar of an earlier build isn't left next to the description of another image. */
    private void write(String baseDigest, BuiltImage image) throws IOException {
        Path tar = request.outputDirectory().resolve("image.tar");
        if (!request.destination().equals(new Destination.TarFile(tar))) {
            Files.deleteIfExists(tar);
        }
        output.write("image.json", ImageJson.write(request, baseDigest, image));
        output.write("image.digest", image.digest());
        output.write("image.id", image.id());
    }
}
