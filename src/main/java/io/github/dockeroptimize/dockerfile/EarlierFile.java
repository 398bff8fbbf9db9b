package io.github.dockeroptimize.dockerfile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;

/** A file of the context that a new one replaces. A new context takes it over where it would write the same again. */
record EarlierFile(Path file, long size, Instant time) {

    /** The file; empty if there is none. */
    static Optional<EarlierFile> at(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return Optional.of(new EarlierFile(
                file, attributes.size(), attributes.lastModifiedTime().toInstant()));
    }

    /**
     * Makes it a file of the new context, too: the earlier one stays complete until it is replaced.
     *
     * @return whether the file system was able to
     */
    boolean isTakenOverAs(Path place) {
        try {
            Files.createLink(place, file);
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
