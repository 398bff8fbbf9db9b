package io.github.dockeroptimize.mojo.module;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.Archive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.project.MavenProject;

/**
 * What a build has made without attaching it, and can be started: by the shade plugin's {@code outputFile}, an assembly
 * with {@code attach=false}, or a plugin of another kind.
 */
final class UnattachedArchives {

    private final Path directory;
    private final List<Path> known;

    /** @param known the archives that the image is chosen from */
    UnattachedArchives(MavenProject project, List<Path> known) {
        this.directory = Path.of(project.getBuild().getDirectory());
        this.known = known;
    }

    /** In the order of their names. */
    List<Path> find() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (isArchive(file.getFileName().toString())
                        && !known.contains(file)
                        && isOfThisBuild(file)
                        && starts(file)) {
                    found.add(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Collections.sort(found);
        return found;
    }

    /** One that is older than what it would be made of was left by a build of another version. */
    private boolean isOfThisBuild(Path file) throws IOException {
        return known.isEmpty()
                || Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(known.get(0))) >= 0;
    }

    /** The shade plugin keeps what it replaces under another name. */
    private static boolean isArchive(String name) {
        return (name.endsWith(".jar") || name.endsWith(".war"))
                && !name.startsWith("original-")
                && !name.matches(".*-(sources|javadoc|tests|test-sources)\\.jar");
    }

    private static boolean starts(Path file) {
        try {
            return Archive.read(file, file.getFileName().toString())
                    .attribute("Main-Class")
                    .isPresent();
        } catch (InvalidInputException e) {
            return false; // not a zip, or half of one
        }
    }
}
