package io.github.dockeroptimize.lint;

import io.github.dockeroptimize.lint.text.Finding;
import io.github.dockeroptimize.lint.text.LintContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The Dockerfiles of {@code src/test/resources/lint}, good ones and bad ones. Beside each stands what is to be found in
 * it, a line and a rule each; some have a {@code .dockerignore} as well.
 */
public final class LintCorpus {

    private static final Path FOLDER = Path.of("src/test/resources/lint");
    private static final String END = ".Dockerfile";

    /** One of them. */
    public record Sample(String name, String text, Optional<String> ignoreFile) {

        public List<Finding> findings() {
            return Lint.findings(text, new LintContext(ignoreFile, Set.of()));
        }

        /** Line and rule of each finding, as the file beside it has them. */
        public List<String> expected() {
            return read(file()).lines().toList();
        }

        Path file() {
            return FOLDER.resolve(name + ".findings");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private LintCorpus() {}

    public static List<Sample> samples() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(END))
                    .sorted()
                    .map(name -> name.substring(0, name.length() - END.length()))
                    .map(LintCorpus::sample)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Sample sample(String name) {
        Path ignoreFile = FOLDER.resolve(name + END + ".dockerignore");
        return new Sample(
                name,
                read(FOLDER.resolve(name + END)),
                Files.exists(ignoreFile) ? Optional.of(read(ignoreFile)) : Optional.empty());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
