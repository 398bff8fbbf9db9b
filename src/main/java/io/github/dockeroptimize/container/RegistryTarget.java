package io.github.dockeroptimize.container;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The registry that the image's name names. */
final class RegistryTarget implements Target {

    private final Reference image;
    private final List<String> tags;
    private final ManifestRequests requests;
    private final Retries retries;
    private final boolean keepBase;

    /**
     * @param keepBase whether the layers of the base are to be kept on this machine even where the registry has them
     */
    RegistryTarget(Reference image, List<String> tags, ManifestRequests requests, Retries retries, boolean keepBase) {
        this.image = image;
        this.tags = tags;
        this.requests = requests;
        this.retries = retries;
        this.keepBase = keepBase;
    }

    @Override
    public String place() {
        return "registry " + image + " " + tags;
    }

    @Override
    public boolean has(Builds.Earlier earlier) throws IOException, BuildFailureException, InterruptedException {
        for (String name : Stream.concat(Stream.of(image.qualifier()), tags.stream())
                .distinct()
                .toList()) {
            Optional<String> digest = retries.call(image.registry(), () -> requests.digest(name));
            if (!digest.equals(Optional.of(earlier.image().digest()))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Delivered deliver(JibCall call, List<StagedLayer> layers)
            throws IOException, JibFailure, BuildFailureException, InterruptedException {
        JibCall.Result result = call.push(layers, keepBase);
        List<ImageManifest> images = retries.call(
                image.registry(), () -> ImageManifest.read(requests.manifest(result.digest()), requests::manifest));
        return new Delivered(result, images, "");
    }
}
