package io.github.dockeroptimize.container;

import io.github.dockeroptimize.container.BuiltLayer.Transfer;
import io.github.dockeroptimize.container.cache.LastPush;
import io.github.dockeroptimize.image.ImageLayer;
import io.github.dockeroptimize.image.WrittenImage;
import io.github.dockeroptimize.image.WrittenImages;
import io.github.dockeroptimize.registry.RegistryClient;
import io.github.dockeroptimize.registry.RegistryStatusException;
import io.github.dockeroptimize.registry.Upload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Pushes an image: the blobs that its repository lacks, several at once, then the manifests, and the tags last. It goes on
 * where it was when it is tried again.
 */
final class Push {

    private static final int AT_ONCE = 4;

    /** How registries say that a manifest names a blob that they don't have. */
    private static final Set<Integer> LACKING = Set.of(400, 404);

    /**
     * How registries refuse a blob that another build has sent in the meantime, such as Nexus where nothing may be updated
     * (sonatype/nexus-public#967).
     */
    private static final Set<Integer> EXISTING = Set.of(400, 409);

    private final RegistryClient repository;
    private final FinishedImage image;
    private final Sources sources;
    private final BuildListener listener;
    private final Map<String, Transfer> there = new ConcurrentHashMap<>();
    private Optional<LastPush.Previous> previous;

    /** Which other repositories of the registry may have a layer. */
    @FunctionalInterface
    interface Sources {
        List<String> of(ImageLayer layer) throws IOException;
    }

    /**
     * @param previous the image that was last pushed to its first name
     */
    Push(
            RegistryClient repository,
            FinishedImage image,
            Optional<LastPush.Previous> previous,
            Sources sources,
            BuildListener listener) {
        this.repository = repository;
        this.image = image;
        this.previous = previous;
        this.sources = sources;
        this.listener = listener;
    }

    /**
     * Pushes what isn't there yet.
     *
     * @param names tags; the last push was to the first
     */
    void run(List<String> names) throws IOException, BuildFailureException, InterruptedException {
        if (previous.isPresent()
                && !repository
                        .digest(names.get(0))
                        .equals(Optional.of(previous.get().digest()))) {
            previous = Optional.empty();
        }
        try {
            send(names);
        } catch (RegistryStatusException e) {
            if (previous.isEmpty() || !LACKING.contains(e.status())) {
                throw e;
            }
            listener.detail("not everything of the last push is there any more: " + e.getMessage());
            previous = Optional.empty();
            there.values().removeIf(transfer -> transfer == Transfer.REUSED);
            send(names);
        }
    }

    Transfer transfer(String digest) {
        return there.getOrDefault(digest, Transfer.REUSED);
    }

    private void send(List<String> names) throws IOException, BuildFailureException, InterruptedException {
        List<SideBySide.Task<Transfer>> tasks = new ArrayList<>();
        for (ImageLayer layer : image.layers()) {
            if (!there.containsKey(layer.digest())) {
                tasks.add(() -> sent(layer));
            }
        }
        SideBySide.run(AT_ONCE, tasks);
        WrittenImages written = image.written();
        for (WrittenImage one : written.images()) {
            if (!isKnown(one.configDigest()) && !there.containsKey(one.configDigest())) {
                repository.sendBlob(one.configDigest(), one.config());
                there.put(one.configDigest(), Transfer.PUSHED);
            }
            if (written.index().isPresent()) {
                repository.sendManifest(one.digest(), written.format().manifest(), one.manifest());
            }
        }
        for (String name : names) {
            repository.sendManifest(name, written.mediaType(), written.document());
        }
    }

    private Transfer sent(ImageLayer layer) throws IOException, BuildFailureException, InterruptedException {
        Transfer transfer = isKnown(layer.digest()) || repository.hasBlob(layer.digest())
                ? Transfer.REUSED
                : mountedOrPushed(layer);
        there.put(layer.digest(), transfer);
        listener.progress((double) there.size() / (image.layers().size() + 1), "pushing layers");
        return transfer;
    }

    private Transfer mountedOrPushed(ImageLayer layer) throws IOException, BuildFailureException, InterruptedException {
        Optional<Upload> upload = Optional.empty();
        for (String source : sources.of(layer)) {
            upload = repository.mount(layer.digest(), source);
            if (upload.isEmpty()) {
                return Transfer.MOUNTED;
            }
        }
        Path file = image.file(layer);
        try {
            repository.sendBlob(upload.isPresent() ? upload.get() : repository.startUpload(), layer.digest(), file);
        } catch (RegistryStatusException e) {
            if (!EXISTING.contains(e.status()) || !repository.hasBlob(layer.digest())) {
                throw e;
            }
            return Transfer.REUSED;
        }
        return Transfer.PUSHED;
    }

    private boolean isKnown(String blob) {
        return previous.isPresent() && previous.get().blobs().contains(blob);
    }
}
