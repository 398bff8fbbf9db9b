package io.github.dockeroptimize.container;

import io.github.dockeroptimize.container.BuiltLayer.Transfer;
import io.github.dockeroptimize.container.cache.LastPush.Previous;
import io.github.dockeroptimize.container.cache.StagedLayer;
import io.github.dockeroptimize.image.ImageManifest;
import io.github.dockeroptimize.image.ManifestReader;
import io.github.dockeroptimize.registry.Reference;
import io.github.dockeroptimize.registry.RegistryClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The registry in the image's name. */
final class RegistryTarget implements Target {

    private final Reference image;
    private final List<String> names;
    private final RegistryClient requests;
    private final Retries retries;
    private final boolean keepBase;
    private final DeltaPush delta;
    private final LayerPlaces places;

    /**
     * @param keepBase whether to keep the base image's layers on this machine even if the registry has them
     */
    RegistryTarget(
            Reference image,
            List<String> tags,
            RegistryClient requests,
            Retries retries,
            boolean keepBase,
            DeltaPush delta,
            LayerPlaces places) {
        this.image = image;
        this.names = Stream.concat(Stream.of(image.qualifier()), tags.stream())
                .distinct()
                .toList();
        this.requests = requests;
        this.retries = retries;
        this.keepBase = keepBase;
        this.delta = delta;
        this.places = places;
    }

    @Override
    public String place() {
        return "registry " + image + " " + names;
    }

    @Override
    public boolean has(BuildHistory.Earlier earlier) throws IOException, BuildFailureException, InterruptedException {
        for (String name : names) {
            Optional<String> digest = retries.call(image.registryName(), () -> requests.digest(name));
            if (!digest.equals(Optional.of(earlier.image().digest()))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Delivered deliver(JibBuild call, List<StagedLayer> layers)
            throws IOException, JibFailure, BuildFailureException, InterruptedException {
        Optional<Delivered> changed = delta.push(layers, names);
        Delivered delivered = changed.isPresent() ? changed.get() : pushWhole(call, layers);
        List<ImageManifest.Descriptor> all = delivered.images().get(0).layers();
        places.remember(
                layers,
                all.subList(all.size() - layers.size(), all.size()).stream()
                        .map(ImageManifest.Descriptor::digest)
                        .toList());
        return delivered;
    }

    /** Mounts layers from other images in the registry first, so that jib-core finds them there. */
    private Delivered pushWhole(JibBuild call, List<StagedLayer> layers)
            throws IOException, JibFailure, BuildFailureException, InterruptedException {
        try {
            requests.requireUploadsHere();
        } catch (IOException e) {
            throw new JibFailure(e);
        }
        Set<String> mounted = new HashSet<>();
        for (StagedLayer layer : layers) {
            places.mount(layer).ifPresent(mounted::add);
        }
        JibBuild.Result result = call.push(layers, keepBase);
        return readBack(
                result,
                layers,
                digest -> mounted.contains(digest)
                        ? Transfer.MOUNTED
                        : result.transfers().of(digest));
    }

    /** Reads the image back, so that the result is what the registry has. */
    private Delivered readBack(JibBuild.Result result, List<StagedLayer> layers, Function<String, Transfer> transfers)
            throws IOException {
        byte[] manifest = requests.manifest(result.digest());
        List<ImageManifest> images = ManifestReader.read(manifest, requests::manifest);
        if (images.size() == 1 && images.get(0).platform().isEmpty()) {
            String config = new String(requests.blob(images.get(0).config()), StandardCharsets.UTF_8);
            delta.remember(new Previous(
                    result.digest(),
                    new String(manifest, StandardCharsets.UTF_8),
                    config,
                    layers.stream().map(StagedLayer::key).toList(),
                    Map.of()));
        }
        return new Delivered(result.digest(), result.id(), images, transfers, new HashMap<>(), "");
    }
}
