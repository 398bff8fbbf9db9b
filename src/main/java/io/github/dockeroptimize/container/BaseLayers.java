package io.github.dockeroptimize.container;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.container.cache.CacheDirectory;
import io.github.dockeroptimize.container.cache.LayerFiles;
import io.github.dockeroptimize.image.Compression;
import io.github.dockeroptimize.image.DecompressionLimit;
import io.github.dockeroptimize.image.Digests;
import io.github.dockeroptimize.image.ImageLayer;
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

/** Fetches layers of a base image into the cache, where each appears as a whole, after its digest was checked. */
final class BaseLayers {

    private static final int BUFFER = 1 << 16;

    private final CacheDirectory cache;
    private final LayerFiles files;
    private final BaseRequests base;
    private final boolean offline;
    private final BuildListener listener;

    BaseLayers(CacheDirectory cache, LayerFiles files, BaseRequests base, boolean offline, BuildListener listener) {
        this.cache = cache;
        this.files = files;
        this.base = base;
        this.offline = offline;
        this.listener = listener;
    }

    /** The file of a layer, which is fetched if it isn't in the cache. */
    Path file(String digest) throws IOException {
        Optional<Path> kept = files.find(digest);
        if (kept.isPresent()) {
            return kept.get();
        }
        if (offline) {
            throw new OfflineException(digest);
        }
        listener.detail("fetching the base image's layer " + digest);
        Path file = scratch();
        try {
            base.ask(repository -> {
                repository.saveBlob(digest, file);
                return Optional.of(digest);
            });
            return files.add(digest, file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** The layer compressed with gzip; the same each time. */
    ImageLayer gzipped(ImageLayer layer) throws IOException {
        Path known = cache.bases().resolve("gzip-" + layer.digest().replace(':', '-'));
        Properties other = SharedProperties.read(known);
        String digest = other.getProperty("digest", "");
        if (Digests.isDigest(digest) && files.find(digest).isPresent()) {
            return new ImageLayer(digest, Long.parseLong(other.getProperty("size")), Compression.GZIP, layer.diffId());
        }
        Path file = scratch();
        try {
            ImageLayer made = compress(layer, file(layer.digest()), file);
            files.add(made.digest(), file);
            SharedProperties.write(known, Map.of("digest", made.digest(), "size", String.valueOf(made.size())));
            return made;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static ImageLayer compress(ImageLayer layer, Path from, Path to) throws IOException {
        MessageDigest plain = Digests.sha256();
        MessageDigest compressed = Digests.sha256();
        try (InputStream in = Unpacked.of(
                        new BufferedInputStream(Files.newInputStream(from), BUFFER),
                        DecompressionLimit.of(Files.size(from)));
                OutputStream out =
                        new GZIPOutputStream(new DigestOutputStream(Files.newOutputStream(to), compressed), BUFFER)) {
            new DigestInputStream(in, plain).transferTo(out);
        }
        if (!layer.diffId().equals(text(plain))) {
            throw new IOException("the layer " + quote(layer.digest()) + " is not the one that the config names");
        }
        return new ImageLayer(text(compressed), Files.size(to), Compression.GZIP, layer.diffId());
    }

    private Path scratch() throws IOException {
        return Files.createDirectories(cache.scratch()).resolve("base-" + UUID.randomUUID());
    }

    private static String text(MessageDigest digest) {
        return Digests.PREFIX + HexFormat.of().formatHex(digest.digest());
    }
}
