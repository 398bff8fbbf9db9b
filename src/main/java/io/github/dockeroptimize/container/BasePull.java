package io.github.dockeroptimize.container;

import static io.github.dockeroptimize.InvalidInputException.quote;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import io.github.dockeroptimize.container.cache.CacheDirectory;
import io.github.dockeroptimize.container.cache.LayerFiles;
import io.github.dockeroptimize.image.DamagedImageException;
import io.github.dockeroptimize.image.Digests;
import io.github.dockeroptimize.image.ImageManifest.Descriptor;
import io.github.dockeroptimize.image.Platform;
import io.github.dockeroptimize.image.PlatformImage;
import io.github.dockeroptimize.output.SharedProperties;
import io.github.dockeroptimize.registry.Reference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;

/** Fetches a base image into the cache, so that jib-core, which finds it there, asks no registry about it. */
final class BasePull {

    private static final int AT_ONCE = 4;

    private final BuildRequest request;
    private final CacheDirectory cache;
    private final BaseDocuments documents;
    private final BaseLayers layers;
    private final FailureMessages failures;
    private final BuildListener listener;

    BasePull(
            BuildRequest request,
            CacheDirectory cache,
            BaseRequests base,
            FailureMessages failures,
            BuildListener listener) {
        this.request = request;
        this.cache = cache;
        this.documents = new BaseDocuments(cache, base, request.offline());
        this.layers = new BaseLayers(cache, base, request.offline());
        this.failures = failures;
        this.listener = listener;
    }

    /**
     * Fetches what isn't in the cache.
     *
     * @param digest of the manifest or index
     * @param unneeded whether jib-core won't read a layer, since the target has it
     */
    PulledBase pull(String digest, Predicate<String> unneeded)
            throws IOException, BuildFailureException, InterruptedException {
        Map<Platform, PlatformImage> images = new LinkedHashMap<>();
        for (Platform platform : request.platforms()) {
            images.put(platform, image(digest, platform));
        }
        Map<String, Descriptor> blobs = new LinkedHashMap<>();
        List<String> placeholders = new ArrayList<>();
        fetch(images.values(), unneeded, blobs, placeholders);
        JibBase base = new JibBase();
        List<List<Descriptor>> all = new ArrayList<>();
        Map<String, String> environment = new LinkedHashMap<>();
        images.forEach((platform, image) -> {
            all.add(descriptors(image).stream()
                    .map(layer -> blobs.getOrDefault(layer.digest(), layer))
                    .toList());
            String key = Digests.PREFIX + Digests.hex(image.manifest().toString());
            base.add(platform, key, image, all.get(all.size() - 1));
            environment.putAll(JibBase.environment(image.config()));
        });
        return new PulledBase(
                write(base.text()), images.values().iterator().next().config(), all.get(0), environment, placeholders);
    }

    private PlatformImage image(String digest, Platform platform) throws IOException, BuildFailureException {
        Optional<PlatformImage> image;
        try {
            image = PlatformImage.of(documents, digest, platform);
        } catch (DamagedImageException e) {
            throw failures.unreadableBase(e);
        }
        // as with Docker and Jib, a single image is taken for the usual platform whatever it says
        boolean fits = image.isPresent()
                && (image.get().platform().equals(platform)
                        || (platform.equals(Platform.USUAL)
                                && request.platforms().size() == 1));
        if (!fits) {
            throw failures.noPlatform();
        }
        requireComplete(image.get());
        if (!image.get().platform().equals(platform)) {
            listener.warn("'baseImage' is " + quote(request.plan().baseImage()) + ", which is for "
                    + quote(image.get().platform()) + " only, and so is the image");
        }
        return image.get();
    }

    private void requireComplete(PlatformImage image) throws BuildFailureException {
        List<String> digests = new ArrayList<>(
                descriptors(image).stream().map(Descriptor::digest).toList());
        JsonNode diffIds = image.config().path("rootfs").path("diff_ids");
        boolean same = digests.size() == diffIds.size();
        diffIds.forEach(diffId -> digests.add(diffId.asText()));
        if (!same || !digests.stream().allMatch(Digests::isDigest)) {
            throw failures.unreadableBase(new IOException("has a manifest and a config that name different layers"));
        }
    }

    private static List<Descriptor> descriptors(PlatformImage image) {
        List<Descriptor> layers = new ArrayList<>();
        image.manifest()
                .path("layers")
                .forEach(layer -> layers.add(new Descriptor(
                        layer.path("digest").asText(), layer.path("size").asLong())));
        return layers;
    }

    /** Fetches the layers that are missing, several at once. */
    private void fetch(
            Iterable<PlatformImage> images,
            Predicate<String> unneeded,
            Map<String, Descriptor> blobs,
            List<String> placeholders)
            throws IOException, InterruptedException {
        Map<String, Future<Descriptor>> fetching = new HashMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            for (PlatformImage image : images) {
                List<Descriptor> listed = descriptors(image);
                for (int i = 0; i < listed.size(); i++) {
                    Descriptor layer = listed.get(i);
                    String diffId = image.config()
                            .path("rootfs")
                            .path("diff_ids")
                            .path(i)
                            .asText();
                    Optional<Descriptor> cached = layers.cached(layer);
                    if (cached.isPresent()) {
                        blobs.put(layer.digest(), cached.get());
                    } else if (unneeded.test(layer.digest())) {
                        new LayerFiles(cache).pretend(layer.digest());
                        placeholders.add(layer.digest());
                    } else if (!fetching.containsKey(layer.digest())) {
                        listener.detail("fetching the base image's layer " + layer.digest());
                        fetching.put(layer.digest(), threads.submit(() -> layers.fetch(layer, diffId)));
                    }
                }
            }
            int done = 0;
            for (Map.Entry<String, Future<Descriptor>> layer : fetching.entrySet()) {
                listener.progress((double) done++ / fetching.size(), "fetching the base image");
                blobs.put(layer.getKey(), layer.getValue().get());
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    /**
     * Writes what jib-core reads. The digest in the name is that of the text, so that every platform and every way in which
     * layers are stored has a file of its own.
     */
    private String write(String text) throws IOException {
        Reference base = Reference.of(request.plan().baseImage().image());
        String digest = "@" + Digests.PREFIX + Digests.hex(text);
        String name = jibName(base.registry() + "/" + base.repository() + digest, "base.invalid/base" + digest);
        Path file = cache.jib()
                .resolve("images")
                .resolve(name.replace(':', '!').replace('@', '!'))
                .resolve("manifests_configs.json");
        if (!Files.exists(file)) {
            SharedProperties.writeText(file, text);
        }
        return name;
    }

    /** The real name lets jib-core mount layers from the base's repository; it doesn't know all names, such as IPv6 hosts. */
    private static String jibName(String real, String other) {
        try {
            return ImageReference.parse(real).toStringWithQualifier();
        } catch (InvalidImageReferenceException e) {
            return other;
        }
    }
}
