package io.github.dockeroptimize.container;

import io.github.dockeroptimize.container.cache.LastPush;
import io.github.dockeroptimize.image.ImageLayer;
import io.github.dockeroptimize.image.WrittenImage;
import io.github.dockeroptimize.registry.Reference;
import io.github.dockeroptimize.registry.RegistryClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The registry in the image's name. */
final class RegistryTarget implements Target {

    private final Reference image;
    private final Reference base;
    private final List<String> names;
    private final RegistryClient repository;
    private final Retries retries;
    private final LastPush lastPush;
    private final LayerPlaces places;
    private final BuildListener listener;

    /**
     * @param builds the directory for what is remembered of pushes
     */
    RegistryTarget(
            BuildRequest request, RegistryClient repository, Path builds, Retries retries, BuildListener listener) {
        this.image = Reference.of(request.plan().image());
        this.base = Reference.of(request.plan().baseImage().image());
        this.names = Stream.concat(Stream.of(image.qualifier()), request.tags().stream())
                .distinct()
                .toList();
        this.repository = repository;
        this.retries = retries;
        this.lastPush = new LastPush(builds);
        this.places = new LayerPlaces(builds, image);
        this.listener = listener;
    }

    @Override
    public String place() {
        return "registry " + image + " " + names;
    }

    @Override
    public boolean has(BuildHistory.Earlier earlier) throws IOException, BuildFailureException, InterruptedException {
        for (String name : names) {
            Optional<String> digest = retries.call(image.registryName(), () -> repository.digest(name));
            if (!digest.equals(Optional.of(earlier.image().digest()))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Delivered deliver(FinishedImage finished) throws IOException, BuildFailureException, InterruptedException {
        Push push = new Push(
                repository, finished, lastPush.find(image.toString()), layer -> sources(finished, layer), listener);
        retries.call(image.registryName(), () -> {
            push.run(names);
            return push;
        });
        Set<String> blobs = new HashSet<>();
        for (ImageLayer layer : finished.layers()) {
            places.remember(layer.digest());
            blobs.add(layer.digest());
        }
        finished.written().images().stream().map(WrittenImage::configDigest).forEach(blobs::add);
        lastPush.remember(image.toString(), finished.written().digest(), blobs);
        return new Delivered(push::transfer, "");
    }

    /** The base's own repository has its layers, too. */
    private List<String> sources(FinishedImage finished, ImageLayer layer) throws IOException {
        List<String> sources = new ArrayList<>(places.of(layer.digest()));
        if (finished.isOfBase(layer)
                && base.registry().equals(image.registry())
                && !base.repository().equals(image.repository())
                && !sources.contains(base.repository())) {
            sources.add(0, base.repository());
        }
        return sources;
    }
}
