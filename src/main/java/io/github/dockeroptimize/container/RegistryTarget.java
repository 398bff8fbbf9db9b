package io.github.dockeroptimize.container;

import io.github.dockeroptimize.container.BuiltLayer.Transfer;
import io.github.dockeroptimize.container.PreviousImages.Previous;
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

/** The registry that the image's name names. */
final class RegistryTarget implements Target {

    private final Reference image;
    private final List<String> names;
    private final RepositoryRequests requests;
    private final Retries retries;
    private final boolean keepBase;
    private final DeltaPush delta;
    private final LayerPlaces places;

    /**
     * @param keepBase whether the layers of the base are to be kept on this machine even where the registry has them
     */
    RegistryTarget(
            Reference image,
            List<String> tags,
            RepositoryRequests requests,
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
    public boolean has(Builds.Earlier earlier) throws IOException, BuildFailureException, InterruptedException {
        for (String name : names) {
            Optional<String> digest = retries.call(image.registryName(), () -> requests.digest(name));
            if (!digest.equals(Optional.of(earlier.image().digest()))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Delivered deliver(JibCall call, List<StagedLayer> layers)
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

    /** What other images in the registry have is taken over from them first: jib-core then finds it there. */
    private Delivered pushWhole(JibCall call, List<StagedLayer> layers)
            throws IOException, JibFailure, InterruptedException {
        Set<String> mounted = new HashSet<>();
        for (StagedLayer layer : layers) {
            places.mount(layer).ifPresent(mounted::add);
        }
        JibCall.Result result = call.push(layers, keepBase);
        return readBack(
                result,
                layers,
                digest -> mounted.contains(digest)
                        ? Transfer.MOUNTED
                        : result.transfers().of(digest));
    }

    /** What the registry has got, so that nothing is said that isn't so. */
    private Delivered readBack(JibCall.Result result, List<StagedLayer> layers, Function<String, Transfer> transfers)
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
