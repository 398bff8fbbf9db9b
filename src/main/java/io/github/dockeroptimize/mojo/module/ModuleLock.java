package io.github.dockeroptimize.mojo.module;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.layering.Lock;
import io.github.dockeroptimize.layering.LockFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The lock that a module belongs to: the configured one, else the nearest in its directory and those above, up to the
 * root of the repository. That way it is found with {@code -pl} too, and when only the module is built.
 */
public final class ModuleLock {

    private final MavenModule module;
    private final Optional<Path> named;

    public ModuleLock(MavenModule module, Optional<Path> named) {
        this.module = module;
        this.named = named;
    }

    public Optional<Lock> read() {
        Optional<Path> file = file();
        return file.isPresent() ? Optional.of(read(file.get())) : Optional.empty();
    }

    Optional<Path> file() {
        if (named.isPresent()) {
            if (!Files.isRegularFile(named.get())) {
                throw new InvalidInputException(
                        "'lockFile' is " + quote(module.shown(named.get())) + ", which is not a file",
                        "set the one that 'mvn docker-optimize:lock' has written, or leave it out");
            }
            return named;
        }
        return above(module.directory());
    }

    /** The nearest lock, in a directory or those above. */
    public static Optional<Path> above(Path start) {
        Path folder = start.toAbsolutePath().normalize();
        while (folder != null && !Files.isRegularFile(folder.resolve(Lock.FILE))) {
            folder = isRoot(folder) ? null : folder.getParent();
        }
        return folder == null ? Optional.empty() : Optional.of(folder.resolve(Lock.FILE));
    }

    /** The root of a repository; in a worktree or submodule, {@code .git} is a file. */
    private static boolean isRoot(Path folder) {
        return Files.exists(folder.resolve(".git"))
                || Files.exists(folder.resolve(".hg"))
                || Files.exists(folder.resolve(".svn"));
    }

    private Lock read(Path file) {
        String name = module.shown(file);
        try {
            return LockFile.read(Files.readString(file), name);
        } catch (CharacterCodingException e) {
            throw new InvalidInputException(
                    quote(name) + " is not valid UTF-8", "delete it and run 'mvn docker-optimize:lock'", e);
        } catch (IOException e) {
            throw new InvalidInputException(quote(name) + " can't be read", "make it readable", e);
        }
    }
}
