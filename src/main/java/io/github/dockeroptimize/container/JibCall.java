package io.github.dockeroptimize.container;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.ImageReference;
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
import io.github.dockeroptimize.plan.Entry;
import io.github.dockeroptimize.plan.ImageConfig;
import io.github.dockeroptimize.plan.ImagePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One build by jib-core: the plan in its words. */
final class JibCall {

    /**
     * Stands in the history of every image, so it must not change with this plugin's releases: the same build has the same
     * digest with any of them.
     */
    private static final String TOOL = "docker-optimize-maven-plugin";

    private static final String TOOL_VERSION = "1";

    private final BuildRequest request;
    private final String base;
    private final CacheFolder cache;
    private final BuildListener listener;
    private final AtomicInteger repeats = new AtomicInteger();

    /**
     * @param base the base image with its digest
     */
    JibCall(BuildRequest request, String base, CacheFolder cache, BuildListener listener) {
        this.request = request;
        this.base = base;
        this.cache = cache;
        this.listener = listener;
    }

    /** What came of it. */
    record Result(String digest, String id, Transfers transfers) {}

    /** Pushes the image to the registry in its name. */
    Result push(List<StagedLayer> layers, boolean keepBase) throws JibFailure, InterruptedException {
        try {
            RegistryImage image = RegistryImage.named(request.plan().image());
            ImageReference reference = ImageReference.parse(request.plan().image());
            request.access().image().retrievers(reference).forEach(image::addCredentialRetriever);
            return run(layers, Containerizer.to(image).setAlwaysCacheBaseImage(keepBase));
        } catch (InvalidImageReferenceException e) {
            throw new JibFailure(e);
        }
    }

    /** Writes the image into a file that {@code docker load} reads. */
    Result write(List<StagedLayer> layers, Path tar) throws JibFailure, InterruptedException {
        try {
            return run(
                    layers,
                    Containerizer.to(TarImage.at(tar).named(request.plan().image()))
                            .setOfflineMode(request.offline()));
        } catch (InvalidImageReferenceException e) {
            throw new JibFailure(e);
        } catch (JibFailure e) {
            // jib-core begins with the tar when all layers are in its cache
            throw Files.exists(tar) ? new JibFailure(FullDiskException.explain(tar, e.reason()), e.repeats()) : e;
        }
    }

    /** Writes the base image alone into a file, and keeps its layers. */
    void writeBase(Path tar) throws JibFailure, InterruptedException {
        try {
            JibContainerBuilder builder =
                    Jib.from(base()).setPlatforms(platforms().stream().limit(1).collect(Collectors.toSet()));
            run(
                    builder,
                    Containerizer.to(TarImage.at(tar).named("base")).setOfflineMode(request.offline()),
                    new Transfers());
        } catch (InvalidImageReferenceException e) {
            throw new JibFailure(e);
        }
    }

    private Result run(List<StagedLayer> layers, Containerizer containerizer) throws JibFailure, InterruptedException {
        request.tags().forEach(containerizer::withAdditionalTag);
        try {
            return run(builder(layers), containerizer, new Transfers());
        } catch (InvalidImageReferenceException e) {
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
        request.access().mirrors().forEach(containerizer::addRegistryMirrors);
        try (UploadWatch watch = new UploadWatch(TimeLimit.ofUploads())) {
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
            JibContainerBuilder builder, Containerizer containerizer, UploadWatch watch)
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

    private RegistryImage base() throws InvalidImageReferenceException {
        RegistryImage from = RegistryImage.named(base);
        request.access().base().retrievers(ImageReference.parse(base)).forEach(from::addCredentialRetriever);
        return from;
    }

    private Set<com.google.cloud.tools.jib.api.buildplan.Platform> platforms() {
        Set<com.google.cloud.tools.jib.api.buildplan.Platform> platforms = new LinkedHashSet<>();
        request.platforms()
                .forEach(platform -> platforms.add(
                        new com.google.cloud.tools.jib.api.buildplan.Platform(platform.architecture(), platform.os())));
        return platforms;
    }

    private JibContainerBuilder builder(List<StagedLayer> layers) throws InvalidImageReferenceException {
        JibContainerBuilder builder = Jib.from(base())
                .setFileEntriesLayers(layers.stream().map(JibCall::layer).toList())
                .setCreationTime(request.creationTime())
                .setFormat(
                        request.format() == ImageFormat.OCI
                                ? com.google.cloud.tools.jib.api.buildplan.ImageFormat.OCI
                                : com.google.cloud.tools.jib.api.buildplan.ImageFormat.Docker)
                .setPlatforms(platforms());
        configure(builder, request.plan().config());
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

    static FileEntriesLayer layer(StagedLayer staged) {
        FileEntriesLayer.Builder layer =
                FileEntriesLayer.builder().setName(staged.layer().name());
        List<Entry> entries = staged.layer().entries();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            layer.addEntry(
                    staged.file(i),
                    AbsoluteUnixPath.get(entry.path().value()),
                    FilePermissions.fromOctalString(Integer.toOctalString(entry.mode())),
                    ImagePlan.TIME,
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
