package io.github.dockeroptimize.container;

import io.github.dockeroptimize.container.BuiltLayer.Transfer;
import io.github.dockeroptimize.container.Target.Delivered;
import io.github.dockeroptimize.container.cache.LastPush;
import io.github.dockeroptimize.container.cache.LastPush.Previous;
import io.github.dockeroptimize.container.cache.StagedLayer;
import io.github.dockeroptimize.image.ImageManifest;
import io.github.dockeroptimize.registry.RegistryClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Pushes an image that differs from the one in the registry in the content of some layers: only those layers, the config and
 * the manifest, over one connection. The result is the image that jib-core would push. Where anything is not as expected,
 * jib-core pushes instead, so this can only save time.
 */
final class DeltaPush {

    /** Above this size jib-core is no slower, since it compresses several layers at once and caches them. */
    private static final long MOST_BYTES = 32_000_000;

    private final RegistryClient requests;
    private final LastPush images;
    private final String place;
    private final Path scratch;
    private final BuildListener listener;
    private final LayerPlaces places;

    /**
     * @param place identifies the registry's repository and tags, and everything of the image except the content of its
     *     layers
     * @param scratch a directory for layers while they are sent
     */
    DeltaPush(
            RegistryClient requests,
            LastPush images,
            String place,
            Path scratch,
            LayerPlaces places,
            BuildListener listener) {
        this.requests = requests;
        this.images = images;
        this.place = place;
        this.scratch = scratch;
        this.places = places;
        this.listener = listener;
    }

    void remember(Previous image) throws IOException {
        images.remember(place, image);
    }

    /** Pushes the image; empty if jib-core has to do it. */
    Optional<Delivered> push(List<StagedLayer> layers, List<String> names) throws IOException {
        Optional<Previous> previous = images.find(place);
        if (previous.isEmpty() || !fits(previous.get(), layers)) {
            return Optional.empty();
        }
        Map<Integer, LayerTar.Blob> changed = new HashMap<>();
        try {
            if (!requests.digest(names.get(0)).equals(Optional.of(previous.get().digest()))) {
                return Optional.empty();
            }
            Files.createDirectories(scratch);
            for (int i = 0; i < layers.size(); i++) {
                if (!layers.get(i).key().equals(previous.get().keys().get(i))) {
                    Path file = scratch.resolve(".layer-" + UUID.randomUUID());
                    changed.put(i, LayerTar.write(layers.get(i), file));
                }
            }
            Optional<ChangedImage> image = ChangedImage.of(previous.get(), changed);
            return image.isEmpty()
                    ? Optional.empty()
                    : Optional.of(push(previous.get(), image.get(), layers, changed, names));
        } catch (IOException e) {
            listener.detail("the change can't be pushed alone: " + e.getMessage());
            return Optional.empty();
        } finally {
            for (LayerTar.Blob blob : changed.values()) {
                Files.deleteIfExists(blob.file());
            }
        }
    }

    private static boolean fits(Previous previous, List<StagedLayer> layers) {
        if (previous.keys().size() != layers.size()) {
            return false;
        }
        long bytes = 0;
        for (int i = 0; i < layers.size(); i++) {
            if (!layers.get(i).key().equals(previous.keys().get(i))) {
                bytes += layers.get(i).layer().size();
            }
        }
        return bytes > 0 && bytes < MOST_BYTES;
    }

    private Delivered push(
            Previous previous,
            ChangedImage image,
            List<StagedLayer> layers,
            Map<Integer, LayerTar.Blob> changed,
            List<String> names)
            throws IOException {
        Map<String, Transfer> sent = new HashMap<>();
        Map<String, Long> sizes = new HashMap<>(previous.tarSizes());
        for (Map.Entry<Integer, LayerTar.Blob> change : changed.entrySet()) {
            LayerTar.Blob blob = change.getValue();
            sizes.put(blob.digest(), blob.tarSize());
            if (!requests.hasBlob(blob.digest())) {
                sent.put(blob.digest(), send(blob, layers.get(change.getKey())));
            }
        }
        requests.sendBlob(image.configDigest(), image.config());
        ImageManifest manifest = image.parsed();
        for (String name : names) {
            requests.sendManifest(name, image.mediaType(), image.manifest());
        }
        sizes.keySet()
                .retainAll(manifest.layers().stream()
                        .map(ImageManifest.Descriptor::digest)
                        .toList());
        remember(new Previous(
                image.digest(),
                image.manifestText(),
                image.configText(),
                layers.stream().map(StagedLayer::key).toList(),
                sizes));
        return new Delivered(
                image.digest(),
                image.configDigest(),
                new ArrayList<>(List.of(manifest)),
                digest -> sent.getOrDefault(digest, Transfer.REUSED),
                sizes,
                "");
    }

    private Transfer send(LayerTar.Blob blob, StagedLayer layer) throws IOException {
        if (places.mount(layer).equals(Optional.of(blob.digest()))) {
            return Transfer.MOUNTED;
        }
        requests.sendBlob(blob.digest(), blob.file());
        return Transfer.PUSHED;
    }
}
