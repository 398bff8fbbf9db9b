package io.github.dockeroptimize.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Applications that several tests look at and none changes: each is built once. */
final class Apps {

    static final String[] BOOT_VERSIONS = {"2.7.18", "3.2.12", "3.5.16", "4.0.9", "4.1.2"};

    private static final Map<String, App> BUILT = new ConcurrentHashMap<>();
    private static final Path FOLDER = Path.of("target/container-apps").toAbsolutePath();

    private Apps() {}

    static App boot(String version) {
        return built("boot-web", version);
    }

    static App built(String name, String bootVersion) {
        installChanging();
        return BUILT.computeIfAbsent(
                name + " " + bootVersion,
                key -> App.copy(name, bootVersion, fresh(key.replaceAll("[^a-z0-9]+", "-")))
                        .build());
    }

    private static void installChanging() {
        BUILT.computeIfAbsent("changing", key -> {
            App.installChanging("first\n", fresh(key));
            return App.copy(key, "", fresh(key));
        });
    }

    /** A folder that nothing is in. */
    static Path fresh(String name) {
        Path folder = FOLDER.resolve(name);
        try {
            if (Files.exists(folder)) {
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
