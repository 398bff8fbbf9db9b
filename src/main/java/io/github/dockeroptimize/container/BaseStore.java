package io.github.dockeroptimize.container;

import io.github.dockeroptimize.container.BaseFilesystem.Found;
import io.github.dockeroptimize.container.cache.CacheDirectory;
import io.github.dockeroptimize.container.cache.LayerFiles;
import io.github.dockeroptimize.image.BlobSource;
import io.github.dockeroptimize.image.ImageLayer;
import io.github.dockeroptimize.image.ImageReader;
import io.github.dockeroptimize.image.Platform;
import io.github.dockeroptimize.registry.Connections;
import io.github.dockeroptimize.registry.Reference;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The base image, in the cache, a mirror or its registry. Nothing is fetched before it is needed. */
final class BaseStore {

    private static final int AT_ONCE = 4;

    private final BuildRequest request;
    private final CacheDirectory cache;
    private final Retries retries;
    private final FailureMessages failures;
    private final BasePin pin;
    private final BaseDocuments documents;
    private final BaseLayers layers;
    private final BasePull pull;

    BaseStore(
            BuildRequest request,
            CacheDirectory cache,
            LayerFiles files,
            Connections connections,
            Retries retries,
            FailureMessages failures,
            BuildListener listener) {
        this.request = request;
        this.cache = cache;
        this.retries = retries;
        this.failures = failures;
        BaseRequests requests = new BaseRequests(request, connections, listener);
        this.pin = new BasePin(request, cache, requests, retries, failures);
        this.documents = new BaseDocuments(cache, requests, request.offline());
        this.layers = new BaseLayers(cache, files, requests, request.offline(), listener);
        this.pull = new BasePull(request, documents, layers, failures);
    }

    /** The digest of its manifest or index; empty if there is no base. */
    String digest() throws IOException, BuildFailureException, InterruptedException {
        return isScratch() ? "" : pin.digest();
    }

    /** The base for each platform. */
    List<PulledBase> pull(String digest) throws IOException, BuildFailureException, InterruptedException {
        if (isScratch()) {
            return request.platforms().stream().map(PulledBase::scratch).toList();
        }
        return explained(() -> pull.pull(digest));
    }

    /** The files of layers by their digests. Those that aren't in the cache are fetched, several at once. */
    Map<String, Path> files(Collection<ImageLayer> wanted)
            throws IOException, BuildFailureException, InterruptedException {
        List<SideBySide.Task<Path>> tasks = new ArrayList<>();
        wanted.forEach(layer -> tasks.add(() -> layers.file(layer.digest())));
        List<Path> found = explained(() -> SideBySide.run(AT_ONCE, tasks));
        Map<String, Path> files = new HashMap<>();
        for (ImageLayer layer : wanted) {
            files.put(layer.digest(), found.get(files.size()));
        }
        return files;
    }

    /** The attributes of directories in it, those that exist. */
    Map<String, Found> directories(String digest, List<String> paths)
            throws IOException, BuildFailureException, InterruptedException {
        if (isScratch()) {
            return Map.of();
        }
        Platform platform = request.platforms().get(0);
        return explained(() -> new BaseDirectoryCache(cache)
                .find(
                        digest,
                        platform,
                        paths,
                        () -> ImageReader.open(
                                new WithLayers(pull.layers(digest, platform)), digest, platform.toString())));
    }

    private boolean isScratch() {
        return request.plan().baseImage().reference().equals("scratch");
    }

    private <T> T explained(Retries.Attempt<T> attempt)
            throws IOException, BuildFailureException, InterruptedException {
        try {
            return retries.call(Reference.of(request.plan().baseImage().image()).registryName(), attempt);
        } catch (OfflineException e) {
            throw failures.baseNotCached();
        } catch (IOException e) {
            if (FailureCause.of(e).status().orElse(0) == HttpURLConnection.HTTP_NOT_FOUND && pin.forget()) {
                throw new BaseGoneException(e);
            }
            throw failures.ofBase(e);
        }
    }

    /** Its documents and layers, each fetched when it is read. */
    private final class WithLayers implements BlobSource {

        private final Set<String> digests = new HashSet<>();

        WithLayers(List<ImageLayer> known) {
            known.forEach(layer -> digests.add(layer.digest()));
        }

        @Override
        public Optional<byte[]> manifest(String digest) throws IOException {
            return documents.manifest(digest);
        }

        @Override
        public InputStream blob(String digest) throws IOException {
            return digests.contains(digest) ? Files.newInputStream(layers.file(digest)) : documents.blob(digest);
        }
    }
}
