package io.github.dockeroptimize.container;

import io.github.dockeroptimize.container.cache.CacheDirectory;
import io.github.dockeroptimize.image.BlobSource;
import io.github.dockeroptimize.image.Digests;
import io.github.dockeroptimize.output.WholeFile;
import io.github.dockeroptimize.registry.RegistryClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;

/** Manifests and configs of a base image, each fetched once and kept in the cache under its digest. */
final class BaseDocuments implements BlobSource {

    private final Path folder;
    private final BaseRequests base;
    private final boolean offline;

    BaseDocuments(CacheDirectory cache, BaseRequests base, boolean offline) {
        this.folder = cache.bases();
        this.base = base;
        this.offline = offline;
    }

    /** Fetches a document. */
    @FunctionalInterface
    private interface Fetch {
        byte[] from(RegistryClient repository) throws IOException;
    }

    @Override
    public Optional<byte[]> manifest(String digest) throws IOException {
        return Optional.of(document(digest, repository -> repository.manifest(digest)));
    }

    @Override
    public InputStream blob(String digest) throws IOException {
        return new ByteArrayInputStream(document(digest, repository -> repository.blob(digest)));
    }

    private byte[] document(String digest, Fetch fetch) throws IOException {
        Path file = folder.resolve("document-" + digest.replace(':', '-'));
        try {
            byte[] known = Files.readAllBytes(file);
            if (digest.equals(Digests.PREFIX + Digests.hex(known))) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
                return known;
            }
        } catch (NoSuchFileException e) {
            // it is fetched
        }
        if (offline) {
            throw new OfflineException(digest);
        }
        byte[] fetched =
                base.ask(repository -> Optional.of(fetch.from(repository))).orElseThrow();
        Files.createDirectories(folder);
        WholeFile.write(file, fetched);
        return fetched;
    }
}
