package io.github.dockeroptimize.image;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Counts unwanted files by rule. A file that a later layer deletes still counts, since it can be read. */
final class UnwantedFileCount {

    private static final int LARGEST = 20;
    private static final int MOST_JARS = 10_000;
    private static final String PRIVATE_KEY = "private-key";
    private static final String TWO_VERSIONS = "library-versions";

    /** The text form of private keys (RFC 7468, OpenSSH, OpenPGP). */
    private static final Pattern PEM =
            Pattern.compile("(?m)^-----BEGIN (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY(?: BLOCK)?-----");

    private final PathTree paths;
    private final Map<String, Count> counts = new TreeMap<>();
    private final List<OwnFiles.File> jars = new ArrayList<>();

    UnwantedFileCount(PathTree paths) {
        this.paths = paths;
    }

    /** The count of one rule. */
    private static final class Count {
        private final LargestFiles largest = new LargestFiles(LARGEST);
        private int files;
        private long bytes;
    }

    /**
     * @param head its first bytes
     */
    void add(OwnFiles.File file, byte[] head) {
        String path = paths.text(file.path());
        Optional<String> rule = isPrivateKey(head) ? Optional.of(PRIVATE_KEY) : UnwantedFileRules.rule(path);
        rule.ifPresent(name -> count(name, new ImageFile(path, file.layer(), file.size())));
        if (path.endsWith(".jar") && jars.size() < MOST_JARS) {
            jars.add(file);
        }
    }

    private static boolean isPrivateKey(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        return text.contains("PRIVATE KEY") && PEM.matcher(text).find();
    }

    private void count(String rule, ImageFile file) {
        Count count = counts.computeIfAbsent(rule, name -> new Count());
        count.files++;
        count.bytes += file.bytes();
        count.largest.add(file);
    }

    /**
     * The unwanted files by rule.
     *
     * @param visible the final files: a jar that was replaced is not a second version
     */
    List<UnwantedFiles> list(VisibleTree visible) {
        Map<String, Map<String, List<OwnFiles.File>>> libraries = new TreeMap<>();
        for (OwnFiles.File jar : jars) {
            if (visible.layer(jar.path()) == jar.layer()) {
                JarName.parse(paths.name(jar.path()))
                        .ifPresent(name -> libraries
                                .computeIfAbsent(name.library(), library -> new TreeMap<>())
                                .computeIfAbsent(name.version(), version -> new ArrayList<>())
                                .add(jar));
            }
        }
        libraries.values().removeIf(versions -> versions.size() < 2);
        for (Map<String, List<OwnFiles.File>> versions : libraries.values()) {
            versions.values()
                    .forEach(files -> new TreeSet<>(
                                    files.stream().map(OwnFiles.File::path).toList())
                            .forEach(path -> count(
                                    TWO_VERSIONS,
                                    new ImageFile(paths.text(path), visible.layer(path), visible.bytes(path)))));
        }
        List<UnwantedFiles> all = new ArrayList<>();
        counts.forEach(
                (rule, count) -> all.add(new UnwantedFiles(rule, count.files, count.bytes, count.largest.list())));
        return all;
    }
}
