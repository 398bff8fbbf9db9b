package io.github.dockeroptimize.inspect.java;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.application.Library;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The result of a Maven build: the only input of the inspectors.
 *
 * @param packaging the module's packaging, such as {@code jar} or {@code war}
 * @param baseDirectory the module's directory; paths in messages and in the plan are relative to it
 * @param archives the packaged archives, the main artifact first, then the attached ones
 * @param unattached other archives in the build directory that can be started
 * @param libraries the runtime class path in its order, without the module itself
 * @param declared {@code groupId:artifactId:version} of every declared dependency, whatever its scope
 * @param mainClass the main class that the user has configured
 */
public record BuildOutput(
        String packaging,
        Path baseDirectory,
        List<Path> archives,
        List<Path> unattached,
        List<Library> libraries,
        List<String> declared,
        Optional<String> mainClass) {

    public BuildOutput {
        archives = List.copyOf(archives);
        unattached = List.copyOf(unattached);
        libraries = List.copyOf(libraries);
        declared = List.copyOf(declared);
    }

    /** The first archive whose name has this ending. */
    Optional<Path> first(String ending) {
        for (Path file : archives) {
            if (file.toString().endsWith(ending)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    /** The way to another archive, as the end of a sentence; empty if there is none. */
    String orAnother() {
        StringBuilder choices = new StringBuilder();
        for (Path file : unattached) {
            choices.append(choices.isEmpty() ? ", or <archive> to " : " or ").append(quote(display(file)));
        }
        return choices.append(choices.isEmpty() ? "" : ", which can be started, too")
                .toString();
    }

    /** A path for messages: relative to the module, with slashes, never with a path of this machine. */
    public String display(Path file) {
        Path base = baseDirectory.toAbsolutePath().normalize();
        Path absolute = file.toAbsolutePath().normalize();
        Path shown = absolute.startsWith(base) ? base.relativize(absolute) : absolute.getFileName();
        return shown.toString().replace('\\', '/');
    }
}
