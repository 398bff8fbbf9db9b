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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** The files of an image below a directory: what each is, in words that can be compared. */
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

    /** What the engine itself puts into each container. */
    private static final String OF_ENGINE =
            "/((proc|sys|dev)(/.*)?|\\.dockerenv|etc/(hosts|hostname|resolv\\.conf|mtab))?";

    private static final String DIGESTS = "== digests ==";

    /**
     * All files and folders of an image, by path: type, mode, owner, time, size and target of links, and the digests of those
     * that lie where applications do. Folders that a base may have already have the time of what was last made in them, and
     * none here. For images that have a shell and {@code find}.
     */
    static Map<String, String> everything(String image) {
        String script = "find / -xdev -printf '%p|%y %m %U:%G %s %l @%Ts\\n' 2>&-; echo '" + DIGESTS
                + "'; find /app /opt /srv /usr/local -type f -exec sha256sum {} + 2>&-; true";
        // as root: not every directory of a base can be read by others
        String[] found = Engine.runAsRoot(image, "sh", "-c", script).split(DIGESTS + "\n", 2);
        Map<String, String> tree = new TreeMap<>();
        for (String[] words : lines(found[0], "\\|")) {
            if (!words[0].matches(OF_ENGINE)) {
                boolean folder = words[1].startsWith("d");
                tree.put(words[0], folder ? folder(words[0], words[1]) : words[1]);
            }
        }
        for (String[] words : lines(found[1], "  ")) {
            tree.computeIfPresent(words[1], (path, entry) -> entry + " " + words[0]);
        }
        return tree;
    }

    /** Its size is the file system's. */
    private static String folder(String path, String words) {
        String times = path.matches("(/app|/opt/.*/app|.*/webapps/ROOT)/.*") ? "$1" : "";
        return words.replaceFirst(" \\d+ ( @\\d+)$", times);
    }

    /** Lines of two words each. */
    private static List<String[]> lines(String text, String separator) {
        return text.lines()
                .map(line -> line.split(separator, 2))
                .filter(words -> words.length == 2)
                .toList();
    }

    /** Where two trees differ: by path, what is in the one and what in the other. */
    static Map<String, String> differences(Map<String, String> one, Map<String, String> other) {
        Map<String, String> differences = new TreeMap<>();
        for (Map<String, String> tree : List.of(one, other)) {
            for (String path : tree.keySet()) {
                if (!Objects.equals(one.get(path), other.get(path))) {
                    differences.put(path, one.get(path) + " and " + other.get(path));
                }
            }
        }
        return differences;
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
