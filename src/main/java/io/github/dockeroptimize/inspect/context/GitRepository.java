package io.github.dockeroptimize.inspect.context;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.util.FS;

/**
 * A git repository, read without the git program: its index, and the rules that lie outside of its work tree.
 *
 * @param root of its work tree
 * @param index of the tracked files; empty if it has a format that can't be read
 * @param rules of {@code core.excludesFile} and {@code info/exclude}
 */
record GitRepository(Path root, Optional<DirCache> index, GitRules rules) {

    static final String GIT = ".git";

    /** The repository that a directory belongs to. */
    static Optional<GitRepository> around(Path directory, Path home) {
        return Stream.iterate(directory, Objects::nonNull, Path::getParent)
                .flatMap(root -> at(root, home).stream())
                .findFirst();
    }

    /** The repository with this root: {@code .git} is a directory, or a file that names one (submodules, worktrees). */
    static Optional<GitRepository> at(Path root, Path home) {
        Path git = root.resolve(GIT);
        Path own = text(git)
                .filter(text -> text.startsWith("gitdir:"))
                .map(text -> root.resolve(text.substring("gitdir:".length()).strip()))
                .orElse(git);
        if (!Files.isRegularFile(own.resolve("HEAD"))) {
            return Optional.empty();
        }
        Path common = text(own.resolve("commondir"))
                .map(text -> own.resolve(text.strip()))
                .orElse(own);
        return Optional.of(new GitRepository(
                root,
                index(own.resolve("index")),
                new GitRules(List.of()).with(excludes(common, home), root).with(common.resolve("info/exclude"), root)));
    }

    boolean tracks(Path path, boolean directory) {
        String relative = SourceTree.slashes(root.relativize(path));
        return index.filter(files ->
                        files.getEntry(relative) != null || (directory && files.getEntriesWithin(relative).length > 0))
                .isPresent();
    }

    boolean hasSubmodule(Path path) {
        return index.map(files -> files.getEntry(SourceTree.slashes(root.relativize(path))))
                .filter(entry -> entry.getFileMode().equals(FileMode.GITLINK))
                .isPresent();
    }

    private static Optional<DirCache> index(Path file) {
        try {
            return Optional.of(DirCache.read(file.toFile(), FS.DETECTED));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The user's own rules. */
    private static Path excludes(Path common, Path home) {
        Path usual = home.resolve(".config/git");
        return Stream.of(common.resolve("config"), home.resolve(".gitconfig"), usual.resolve("config"))
                .flatMap(file -> text(file).stream())
                .flatMap(text -> excludesFile(text).stream())
                .map(path -> path.startsWith("~/") ? home.resolve(path.substring(2)) : Path.of(path))
                .findFirst()
                .orElse(usual.resolve("ignore"));
    }

    private static Optional<String> excludesFile(String text) {
        Config config = new Config();
        try {
            config.fromText(text);
        } catch (ConfigInvalidException e) {
            return Optional.empty();
        }
        return Optional.ofNullable(config.getString("core", null, "excludesFile"));
    }

    private static Optional<String> text(Path file) {
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
