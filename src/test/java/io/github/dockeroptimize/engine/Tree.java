package io.github.dockeroptimize.engine;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** The files of an image below a folder: what each is, in words that can be compared. */
final class Tree {

    private Tree() {}

    /** By path: type, mode, owner, time in seconds and digest of content. */
    static Map<String, String> of(String image, String folder) {
        String id = Command.of("docker", "create", image).run().strip();
        try {
            Process process = new ProcessBuilder("docker", "cp", id + ":" + folder, "-").start();
            try (InputStream in = new BufferedInputStream(process.getInputStream());
                    TarArchiveInputStream tar = new TarArchiveInputStream(in)) {
                return read(tar);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Command.of("docker", "rm", id).run();
        }
    }

    private static Map<String, String> read(TarArchiveInputStream tar) throws IOException {
        Map<String, String> tree = new TreeMap<>();
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            tree.put(
                    entry.getName(),
                    String.format(
                            "%s %04o %d:%d %d %s",
                            entry.isDirectory() ? "d" : "f",
                            entry.getMode() & 07777,
                            entry.getLongUserId(),
                            entry.getLongGroupId(),
                            entry.getLastModifiedTime().toMillis() / 1000,
                            entry.isDirectory() ? "" : digest(tar)));
        }
        return tree;
    }

    static String digest(InputStream content) throws IOException {
        try {
            DigestInputStream in = new DigestInputStream(content, MessageDigest.getInstance("SHA-256"));
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
