package io.github.dockeroptimize.mojo;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.layering.Lock;
import io.github.dockeroptimize.layering.LockFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The lock that a module belongs to: the one that is named, else the nearest in its folder and those above, up to the root
 * of the repository. So it is found with {@code -pl}, and where only the module is built.
 */
final class ModuleLock {

    private final ImageParameters parameters;

    ModuleLock(ImageParameters parameters) {
        this.parameters = parameters;
    }

    Optional<Lock> read() {
        return file().map(this::read);
    }

    Optional<Path> file() {
        if (parameters.lockFile != null) {
            Path named = parameters.lockFile.toPath();
            if (!Files.isRegularFile(named)) {
                throw new InvalidInputException(
                        "'lockFile' is " + quote(PathDisplay.relative(parameters.session, named))
                                + ", which is no file; name the one that 'mvn docker-optimize:lock' has written, or leave it out");
            }
            return Optional.of(named);
        }
        return above(parameters.project.getBasedir().toPath());
    }

    /** The nearest lock, in a folder or in those above. */
    static Optional<Path> above(Path start) {
        Path folder = start.toAbsolutePath().normalize();
        while (folder != null && !Files.isRegularFile(folder.resolve(Lock.FILE))) {
            folder = isRoot(folder) ? null : folder.getParent();
        }
        return Optional.ofNullable(folder).map(found -> found.resolve(Lock.FILE));
    }

    /** Of a repository; in a worktree and in a submodule {@code .git} is a file. */
    private static boolean isRoot(Path folder) {
        return Stream.of(".git", ".hg", ".svn").map(folder::resolve).anyMatch(Files::exists);
    }

    private Lock read(Path file) {
        String name = PathDisplay.relative(parameters.session, file);
        try {
            return LockFile.read(Files.readString(file), name);
        } catch (CharacterCodingException e) {
            throw new InvalidInputException(
                    quote(name) + " is no text in UTF-8; delete it and run 'mvn docker-optimize:lock'", e);
        } catch (IOException e) {
            throw new InvalidInputException(quote(name) + " can't be read; allow it", e);
        }
    }
}
