package io.github.dockeroptimize.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Writes files so that whoever reads one sees the earlier content or the new one, and never a part. */
public final class WholeFile {

    private WholeFile() {}

    public static void write(Path file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Content {

        void writeTo(Path part) throws IOException;
    }

    public static void write(Path file, byte[] content) throws IOException {
        write(file, part -> Files.write(part, content));
    }

    /**
     * Writes a file next to its place and moves it there; what a failure leaves is the earlier file.
     *
     * @param file in a directory that exists
     */
    public static void write(Path file, Content content) throws IOException {
        Path part = file.resolveSibling("." + file.getFileName() + "-" + UUID.randomUUID());
        try {
            content.writeTo(part);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
