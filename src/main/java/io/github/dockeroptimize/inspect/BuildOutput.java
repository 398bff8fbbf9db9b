package io.github.dockeroptimize.inspect;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a Maven build says it made; the only thing the inspectors are told.
 *
 * @param packaging the module's packaging, such as {@code jar} or {@code war}
 * @param baseDirectory the module's folder, to which paths in messages and in the plan are relative
 * @param archives the packaged archives, the main artifact first, then the attached ones
 * @param libraries the runtime class path in its order, without the module itself
 * @param declared {@code groupId:artifactId:version} of every declared dependency, whatever its scope
 * @param mainClass the main class that the user has configured
 */
public record BuildOutput(
        String packaging,
        Path baseDirectory,
        List<Path> archives,
        List<Library> libraries,
        List<String> declared,
        Optional<String> mainClass) {

    public BuildOutput {
        archives = List.copyOf(archives);
        libraries = List.copyOf(libraries);
        declared = List.copyOf(declared);
    }

    /** A path as a person calls it: relative to the module with slashes, never with a path of this machine. */
    public String display(Path file) {
        Path base = baseDirectory.toAbsolutePath().normalize();
        Path absolute = file.toAbsolutePath().normalize();
        Path shown = absolute.startsWith(base) ? base.relativize(absolute) : absolute.getFileName();
        return shown.toString().replace('\\', '/');
    }
}
