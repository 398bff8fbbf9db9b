package io.github.dockeroptimize.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Applications that several tests look at and none changes: each is built once. */
final class Apps {

    /** The order of tests that take longest, and so begin first. */
    static final int LONG = 1;

    static final String[] BOOT_VERSIONS = {"2.7.18", "3.2.12", "3.5.16", "4.0.9", "4.1.2"};

    private static final Map<String, App> BUILT = new ConcurrentHashMap<>();
    private static final Path FOLDER = empty(Path.of("target/container-apps").toAbsolutePath());
    private static final AtomicInteger FRESH = new AtomicInteger();

    private static boolean installed;

    private Apps() {}

    static App boot(String version) {
        return built("boot-web", version);
    }

    static App built(String name, String bootVersion) {
        return BUILT.computeIfAbsent(
                name + " " + bootVersion,
                key -> App.copy(name, bootVersion, fresh(key.replaceAll("[^a-z0-9]+", "-")))
                        .build());
    }

    /** What all applications depend on, once. */
    static synchronized void installChanging() {
        if (!installed) {
            Changing.USUAL.install("first\n");
            installed = true;
        }
    }

    /** A directory that nothing is in, and that no other test is given, whatever name it asks for. */
    static Path fresh(String name) {
        try {
            return Files.createDirectories(FOLDER.resolve(name + "-" + FRESH.incrementAndGet()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path empty(Path folder) {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return folder;
    }
}
