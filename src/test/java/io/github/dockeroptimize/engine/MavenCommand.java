package io.github.dockeroptimize.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A run of Maven, with the repository that this build has put the plugin into.
 *
 * @param directory where it is started
 * @param words goals and options
 */
record MavenCommand(Path directory, List<String> words) {

    private static final Path HOME = Path.of(System.getProperty("docker-optimize.test.maven"));
    private static final Path REPOSITORY =
            Path.of(System.getProperty("docker-optimize.test.repository")).toAbsolutePath();
    private static final Path SETTINGS = settings();

    private static Path settings() {
        Path central = Path.of(System.getProperty("docker-optimize.test.central"));
        try {
            String template = Files.readString(Path.of("src/it/settings.xml"));
            return Files.writeString(
                    REPOSITORY.resolveSibling("container-settings.xml"),
                    template.replace("@localRepositoryUrl@", central.toUri().toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it says. A failed build is one of the test. */
    String run() {
        return tryRun().of(words);
    }

    Command.Result tryRun() {
        return ResidentMaven.run(HOME, directory, withSettings().toList());
    }

    /** The same as a program of its own, for what no build that stays can be told, such as a umask. */
    Command alone() {
        String program = HOME.resolve("bin/mvn").toString();
        return new Command(
                Stream.concat(Stream.of(program), withSettings()).toList(), Optional.of(directory), Map.of());
    }

    private Stream<String> withSettings() {
        return Stream.concat(
                Stream.of("-B", "-ntp", "-s", SETTINGS.toString(), "-Dmaven.repo.local=" + REPOSITORY), words.stream());
    }
}
