package io.github.dockeroptimize.container;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.LogEvent;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.Port;
import com.google.cloud.tools.jib.event.events.ProgressEvent;
import com.google.cloud.tools.jib.event.events.TimerEvent;
import com.google.cloud.tools.jib.event.progress.ProgressEventHandler;
import io.github.dockeroptimize.container.cache.CacheDirectory;
import io.github.dockeroptimize.container.cache.StagedLayer;
import io.github.dockeroptimize.image.ImageFormat;
import io.github.dockeroptimize.plan.Entry;
import io.github.dockeroptimize.plan.ImageConfig;
import io.github.dockeroptimize.registry.Connections;
import io.github.dockeroptimize.registry.Reference;
import io.github.dockeroptimize.registry.RegistryClient;
import io.github.dockeroptimize.registry.StalledUploadException;
import io.github.dockeroptimize.registry.TimeLimit;
import io.github.dockeroptimize.registry.credentials.CredentialSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Runs one build with jib-core: translates the plan into jib-core's API. */
final class JibBuild {

    /**
     * Part of the history of every image. It must not change with this plugin's releases, so that the same build has the same
     * digest with each of them.
     */
    private static final String TOOL = "docker-optimize-maven-plugin";

    private static final String TOOL_VERSION = "1";

    private final BuildRequest request;
    private final Base base;
    private final CacheDirectory cache;
    private final Connections connections;
    private final BuildListener listener;
    private final AtomicInteger repeats = new AtomicInteger();

    /** Fetches the base image, which isn't needed where only layers have changed. */
    @FunctionalInterface
    interface Base {
        PulledBase get() throws IOException, BuildFailureException, InterruptedException;
    }

    JibBuild(BuildRequest request, Base base, CacheDirectory cache, Connections connections, BuildListener listener) {
        this.request = request;
        this.base = base;
        this.cache = cache;
        this.connections = connections;
        this.listener = listener;
    }

    /** The image that was built. */
    record Result(String digest, String id, Transfers transfers) {}

    /** Pushes the image to the registry in its name. */
    Result push(List<StagedLayer> layers, boolean keepBase)
            throws IOException, JibFailure, BuildFailureException, InterruptedException {
        try {
            return run(layers, Containerizer.to(image()).setAlwaysCacheBaseImage(keepBase));
        } catch (InvalidImageReferenceException e) {
            throw new JibFailure(e);
        }
    }

    /** Writes the image into a file for {@code docker load}. */
    Result write(List<StagedLayer> layers, Path tar)
            throws IOException, JibFailure, BuildFailureException, InterruptedException {
        try {
            return run(
                    layers,
                    Containerizer.to(TarImage.at(tar)
                                    .named(request.plan().image().toString()))
                            .setOfflineMode(request.offline()));
        } catch (InvalidImageReferenceException e) {
            throw new JibFailure(e);
        } catch (JibFailure e) {
            // jib-core begins with the tar when all layers are in its cache
            throw Files.exists(tar) ? new JibFailure(FullDiskException.explain(tar, e.reason()), e.repeats()) : e;
        }
    }

    private Result run(List<StagedLayer> layers, Containerizer containerizer)
            throws IOException, JibFailure, BuildFailureException, InterruptedException {
        PulledBase pulled = base.get();
        request.tags().forEach(containerizer::withAdditionalTag);
        try {
            return run(builder(layers, pulled), containerizer, new Transfers());
        } catch (InvalidImageReferenceException | IOException e) {
            throw new JibFailure(e);
        }
    }

    private Result run(JibContainerBuilder builder, Containerizer containerizer, Transfers transfers)
            throws JibFailure, InterruptedException {
        repeats.set(0);
        containerizer
                .setBaseImageLayersCache(cache.jib())
                .setApplicationLayersCache(cache.jib())
                .setAllowInsecureRegistries(request.access().allowInsecure())
                .setToolName(TOOL)
                .setToolVersion(TOOL_VERSION)
                .addEventHandler(TimerEvent.class, transfers::hear)
                .addEventHandler(LogEvent.class, this::log)
                .addEventHandler(ProgressEvent.class, new ProgressEventHandler(this::progress));
        try (JibUploadWatchdog watch = new JibUploadWatchdog(TimeLimit.ofUploads())) {
            containerizer
                    .addEventHandler(TimerEvent.class, watch::hear)
                    .addEventHandler(ProgressEvent.class, watch::hear);
            JibContainer made = containerize(builder, containerizer, watch);
            return new Result(made.getDigest().toString(), made.getImageId().toString(), transfers);
        } catch (ExecutionException e) {
            throw new JibFailure(e.getCause() == null ? e : e.getCause(), repeats.get());
        } catch (IOException | RegistryException | CacheDirectoryCreationException | RuntimeException e) {
            throw new JibFailure(e, repeats.get());
        }
    }

    private static JibContainer containerize(
            JibContainerBuilder builder, Containerizer containerizer, JibUploadWatchdog watch)
            throws InterruptedException, ExecutionException, IOException, RegistryException,
                    CacheDirectoryCreationException {
        try {
            return builder.containerize(containerizer);
        } catch (InterruptedException e) {
            if (watch.isStalled()) {
                throw new StalledUploadException();
            }
            throw e;
        }
    }

    private void progress(ProgressEventHandler.Update update) {
        listener.progress(
                update.getProgress(),
                update.getUnfinishedLeafTasks().stream().findFirst().orElse(""));
    }

    private RegistryImage image() throws InvalidImageReferenceException {
        String name = request.plan().image().toString();
        RegistryImage image = RegistryImage.named(name);
        Reference reference = Reference.parse(name);
        CredentialSources credentials = request.access().image();
        RegistryClient requests = new RegistryClient(reference, connections, credentials, "pull,push");
        credentials.retrievers(reference.place(), requests::isSafeForJib).forEach(image::addCredentialRetriever);
        return image;
    }

    private Set<com.google.cloud.tools.jib.api.buildplan.Platform> platforms() {
        Set<com.google.cloud.tools.jib.api.buildplan.Platform> platforms = new LinkedHashSet<>();
        request.platforms()
                .forEach(platform -> platforms.add(
                        new com.google.cloud.tools.jib.api.buildplan.Platform(platform.architecture(), platform.os())));
        return platforms;
    }

    private JibContainerBuilder builder(List<StagedLayer> layers, PulledBase pulled)
            throws InvalidImageReferenceException, IOException {
        List<FileEntriesLayer> files = new ArrayList<>();
        OwnLayers own = new OwnLayers(cache);
        for (StagedLayer layer : layers) {
            files.add(own.make(layer, layer(layer)));
        }
        JibContainerBuilder builder = Jib.from(RegistryImage.named(pulled.reference()))
                .setFileEntriesLayers(files)
                .setCreationTime(request.creationTime())
                .setFormat(
                        request.format() == ImageFormat.OCI
                                ? com.google.cloud.tools.jib.api.buildplan.ImageFormat.OCI
                                : com.google.cloud.tools.jib.api.buildplan.ImageFormat.Docker)
                .setPlatforms(platforms());
        configure(builder, request.plan().config());
        pulled.environment().forEach((name, value) -> {
            if (!request.plan().config().environment().containsKey(name)) {
                builder.addEnvironmentVariable(name, value);
            }
        });
        return builder;
    }

    private static void configure(JibContainerBuilder builder, ImageConfig config) {
        if (!config.entrypoint().isEmpty()) {
            builder.setEntrypoint(config.entrypoint());
        }
        if (!config.arguments().isEmpty()) {
            builder.setProgramArguments(config.arguments());
        }
        builder.setEnvironment(config.environment())
                .setLabels(config.labels())
                .setExposedPorts(ports(config))
                .setVolumes(config.volumes().stream()
                        .map(folder -> AbsoluteUnixPath.get(folder.value()))
                        .collect(Collectors.toCollection(LinkedHashSet::new)))
                .setUser(config.user().value());
        config.workingDirectory()
                .ifPresent(folder -> builder.setWorkingDirectory(AbsoluteUnixPath.get(folder.value())));
    }

    private static Set<Port> ports(ImageConfig config) {
        Set<Port> ports = new LinkedHashSet<>();
        config.ports()
                .forEach(range -> IntStream.rangeClosed(range.first(), range.last())
                        .mapToObj(number -> range.protocol().equals("udp") ? Port.udp(number) : Port.tcp(number))
                        .forEach(ports::add));
        return ports;
    }

    static FileEntriesLayer layer(StagedLayer staged) throws IOException {
        FileEntriesLayer.Builder layer =
                FileEntriesLayer.builder().setName(staged.layer().name().value());
        List<Entry> entries = staged.layer().entries();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            layer.addEntry(
                    staged.file(i),
                    AbsoluteUnixPath.get(entry.path().value()),
                    FilePermissions.fromOctalString(Integer.toOctalString(entry.mode() & OwnLayers.ORDINARY_BITS)),
                    staged.time(i),
                    entry.owner().toString());
        }
        return layer.build();
    }

    private void log(LogEvent event) {
        if (event.getMessage().endsWith(" failed and will be retried")) {
            repeats.incrementAndGet();
        }
        switch (event.getLevel()) {
            case ERROR -> listener.detail(event.getMessage()); // comes again as an exception
            case WARN -> {
                boolean asAllowed = request.access().allowInsecure()
                        && (event.getMessage().startsWith("Failed to connect to ")
                                || event.getMessage().startsWith("Cannot verify server at "));
                if (asAllowed) {
                    listener.detail(event.getMessage());
                } else {
                    listener.warn(event.getMessage());
                }
            }
            default -> listener.detail(event.getMessage());
        }
    }
}
