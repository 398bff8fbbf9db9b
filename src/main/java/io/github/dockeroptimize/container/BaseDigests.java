package io.github.dockeroptimize.container;

import io.github.dockeroptimize.image.Digests;
import io.github.dockeroptimize.output.SharedProperties;
import io.github.dockeroptimize.registry.Reference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Remembers the digest of a base image's tag, so that a build needs no registry for its base, and two builds on one day use
 * the same base.
 */
final class BaseDigests {

    private final Path folder;

    BaseDigests(Path folder) {
        this.folder = folder;
    }

    /** The remembered digest, if it is no older than this. */
    Optional<String> remembered(Reference base, Duration lifetime) throws IOException {
        Properties known = SharedProperties.read(file(base));
        String digest = known.getProperty("digest", "");
        if (!Digests.isDigest(digest)) {
            return Optional.empty();
        }
        try {
            Instant asked = Instant.parse(known.getProperty("asked", ""));
            Instant now = Instant.now();
            boolean fresh = !asked.isAfter(now) && asked.plus(lifetime).isAfter(now);
            return fresh ? Optional.of(digest) : Optional.empty();
        } catch (java.time.DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    void remember(Reference base, String digest) throws IOException {
        SharedProperties.write(
                file(base),
                Map.of(
                        "base",
                        base.toString(),
                        "digest",
                        digest,
                        "asked",
                        Instant.now().toString()));
    }

    void forget(Reference base) throws IOException {
        Files.deleteIfExists(file(base));
    }

    private Path file(Reference base) {
        return folder.resolve(Digests.hex(base.toString()));
    }
}
