package io.github.dockeroptimize.container;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.container.cache.CacheDirectory;
import io.github.dockeroptimize.container.cache.LayerFiles;
import io.github.dockeroptimize.image.DecompressionLimit;
import io.github.dockeroptimize.image.Digests;
import io.github.dockeroptimize.image.ImageManifest.Descriptor;
import io.github.dockeroptimize.image.Unpacked;
import io.github.dockeroptimize.output.SharedProperties;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/**
 * Fetches layers of a base image into jib-core's cache, which knows gzip only: what is stored otherwise is compressed again.
 * A layer appears there as a whole, after its digest was checked.
 */
final class BaseLayers {

    private static final int BUFFER = 1 << 16;
    private static final int GZIP = 0x8b1f;

    private final CacheDirectory cache;
    private final LayerFiles files;
    private final BaseRequests base;
    private final boolean offline;

    BaseLayers(CacheDirectory cache, BaseRequests base, boolean offline) {
        this.cache = cache;
        this.files = new LayerFiles(cache);
        this.base = base;
        this.offline = offline;
    }

    /** The layer as it is in the cache; empty if it has to be fetched. */
    Optional<Descriptor> cached(Descriptor layer) throws IOException {
        Properties other = SharedProperties.read(recompressed(layer));
        Descriptor kept = other.containsKey("digest")
                ? new Descriptor(other.getProperty("digest"), Long.parseLong(other.getProperty("size")))
                : layer;
        return files.file(kept.digest()).isPresent() ? Optional.of(kept) : Optional.empty();
    }

    /** Fetches a layer. */
    Descriptor fetch(Descriptor layer, String diffId) throws IOException {
        if (offline) {
            throw new OfflineException(layer.digest());
        }
        Path file = Files.createDirectories(cache.scratch()).resolve("base-" + UUID.randomUUID());
        try {
            base.ask(repository -> {
                repository.saveBlob(layer.digest(), file);
                return Optional.of(layer);
            });
            if (isGzip(file)) {
                files.add(layer.digest(), diffId, file);
                return layer;
            }
            return recompress(layer, diffId, file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private Descriptor recompress(Descriptor layer, String diffId, Path file) throws IOException {
        Path other = file.resolveSibling(file.getFileName() + "-gzip");
        MessageDigest plain = Digests.sha256();
        MessageDigest compressed = Digests.sha256();
        try {
            try (InputStream in = Unpacked.of(
                            new BufferedInputStream(Files.newInputStream(file), BUFFER),
                            DecompressionLimit.of(Files.size(file)));
                    OutputStream out = new GZIPOutputStream(
                            new DigestOutputStream(Files.newOutputStream(other), compressed), BUFFER)) {
                new DigestInputStream(in, plain).transferTo(out);
            }
            if (!diffId.equals(text(plain))) {
                throw new IOException("the layer " + quote(layer.digest()) + " is not the one that the config names");
            }
            Descriptor made = new Descriptor(text(compressed), Files.size(other));
            files.add(made.digest(), diffId, other);
            SharedProperties.write(
                    recompressed(layer), Map.of("digest", made.digest(), "size", String.valueOf(made.size())));
            return made;
        } finally {
            Files.deleteIfExists(other);
        }
    }

    private Path recompressed(Descriptor layer) {
        return cache.bases().resolve("gzip-" + layer.digest().replace(':', '-'));
    }

    private static boolean isGzip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return (in.read() | in.read() << 8) == GZIP;
        }
    }

    private static String text(MessageDigest digest) {
        return Digests.PREFIX + HexFormat.of().formatHex(digest.digest());
    }
}
