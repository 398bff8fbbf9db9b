package io.github.dockeroptimize.inspect.node;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The files by which package managers fix what is installed: those that are read here, and those of others. */
final class NodeLocks {

    private static final List<Lock> READ = List.of(
            new Lock("npm-shrinkwrap.json", "npm"),
            new Lock("package-lock.json", "npm"),
            new Lock("pnpm-lock.yaml", "pnpm"),
            new Lock("yarn.lock", "yarn"));

    /** Those of the others say so, too, for a member of a workspace that lies above it. */
    private static final List<Lock> OTHERS = List.of(
            new Lock("bun.lock", "Bun"),
            new Lock("bun.lockb", "Bun"),
            new Lock("deno.lock", "Deno"),
            new Lock("deno.json", "Deno"),
            new Lock("deno.jsonc", "Deno"),
            new Lock("rush.json", "Rush"),
            new Lock("vlt-lock.json", "vlt"));

    /** @param manager the package manager that writes the file */
    private record Lock(String file, String manager) {}

    private NodeLocks() {}

    /** The lock files in a directory of package managers that are supported. */
    static List<String> in(Path directory) {
        return there(READ, directory).map(Lock::file).toList();
    }

    static boolean isOne(String name) {
        return READ.stream().anyMatch(lock -> lock.file().equals(name));
    }

    /** The package manager that writes a lock file. */
    static String writer(String file) {
        return READ.stream()
                .filter(lock -> lock.file().equals(file))
                .map(Lock::manager)
                .findFirst()
                .orElseThrow();
    }

    /** What to say where the lock file of another package manager is next to one that is read. */
    static Optional<String> ignored(Path directory, String read) {
        return there(OTHERS, directory)
                .filter(lock -> lock.file().contains("lock"))
                .findFirst()
                .map(lock -> quote(lock.file()) + " is " + lock.manager() + "'s and isn't read: " + writer(read)
                        + " installs what " + quote(read) + " names");
    }

    /** The error for a project without a lock file that is read, which another package manager installs; empty if none does. */
    static Optional<InvalidInputException> other(Path directory, NodeManifest manifest) {
        Optional<String> pinned = manifest.text("packageManager")
                .map(text -> text.replaceFirst("@.*", ""))
                .filter(Predicate.not(List.of("npm", "pnpm", "yarn")::contains));
        if (pinned.isPresent()) {
            return Optional.of(refused(
                    "'packageManager' in 'package.json' is "
                            + quote(manifest.text("packageManager").orElseThrow()),
                    named(pinned.get())));
        }
        for (Path above = directory.toAbsolutePath().normalize(); above != null; above = above.getParent()) {
            Path place = above;
            Optional<InvalidInputException> found = there(OTHERS, above)
                    .findFirst()
                    .map(lock -> refused(
                            NodeFiles.shown(place.resolve(lock.file())) + " is a file of " + lock.manager(),
                            lock.manager()));
            if (found.isPresent() || Files.exists(above.resolve(".git"))) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** How a package manager is written in a sentence. */
    private static String named(String manager) {
        return OTHERS.stream()
                .map(Lock::manager)
                .filter(manager::equalsIgnoreCase)
                .findFirst()
                .orElse(manager);
    }

    private static InvalidInputException refused(String what, String manager) {
        return new InvalidInputException(
                what + ", and " + manager + " isn't supported",
                "add a package-lock.json, by which npm installs the same, with 'npm install --package-lock-only' (of a"
                        + " workspace at its root), or write a Dockerfile of your own and set <skip>true</skip>");
    }

    private static Stream<Lock> there(List<Lock> locks, Path directory) {
        return locks.stream().filter(lock -> Files.isRegularFile(directory.resolve(lock.file())));
    }
}
