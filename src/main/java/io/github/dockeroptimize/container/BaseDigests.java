package io.github.dockeroptimize.container;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Remembers which digest the tag of a base image had, so that a build needs no registry for its base, and two builds of one
 * day don't differ by chance.
 */
final class BaseDigests {

    private final Path folder;

    BaseDigests(Path folder) {
        this.folder = folder;
    }

    /** What was remembered no longer ago than this. */
    Optional<String> remembered(Reference base, Duration lifetime) throws IOException {
        Properties known = SmallFile.read(file(base));
        String digest = known.getProperty("digest", "");
        if (!digest.matches("sha256:[a-f0-9]{64}")) {
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
        SmallFile.write(
                file(base),
                Map.of(
                        "base",
                        base.toString(),
                        "digest",
                        digest,
                        "asked",
                        Instant.now().toString()));
    }

    private Path file(Reference base) {
        return folder.resolve(Digests.hex(base.toString()));
    }
}
