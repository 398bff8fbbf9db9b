package io.github.dockeroptimize.mojo.module;

import io.github.dockeroptimize.application.JavaSources.MavenCall;
import io.github.dockeroptimize.application.JavaVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Maven's own files in a reactor's root: {@code mvnw}, {@code .mvn} and settings. */
final class MavenFiles {

    private static final String FOLDER = ".mvn";
    private static final String BUILT = FOLDER + "/target";
    private static final Pattern CREDENTIALS =
            Pattern.compile("<(password|passphrase|privateKey|username|value|property)>");

    private final Path root;

    MavenFiles(Path root) {
        this.root = root;
    }

    MavenCall call(
            List<String> options,
            boolean testJars,
            boolean timestamp,
            JavaVersion jdk,
            List<Map<String, String>> toolchains) {
        return new MavenCall(
                options,
                Files.isRegularFile(root.resolve("mvnw"))
                        && Files.isRegularFile(root.resolve(FOLDER + "/wrapper/maven-wrapper.properties")),
                hasFiles(),
                secrets(),
                testJars,
                timestamp,
                jdk,
                toolchains);
    }

    /** A checkout has no empty directories, nor what Maven 4 builds there. */
    private boolean hasFiles() {
        if (!Files.isDirectory(root.resolve(FOLDER))) {
            return false;
        }
        try (Stream<Path> files = Files.walk(root.resolve(FOLDER))) {
            return files.filter(file -> !file.startsWith(root.resolve(BUILT)))
                    .anyMatch(file -> Files.isRegularFile(file) && !hasCredentials(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Settings with credentials, which must not get into any layer, not even of a discarded stage. */
    private List<String> secrets() {
        if (!Files.isDirectory(root.resolve(FOLDER))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(root.resolve(FOLDER))) {
            return files.filter(MavenFiles::hasCredentials)
                    .map(file -> FOLDER + "/" + file.getFileName())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean hasCredentials(Path settings) {
        if (!settings.getFileName().toString().matches(".*settings.*\\.xml")) {
            return false;
        }
        try {
            return CREDENTIALS
                    .matcher(new String(Files.readAllBytes(settings), StandardCharsets.UTF_8))
                    .find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
