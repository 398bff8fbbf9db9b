package io.github.dockeroptimize.inspect.context;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Walks through a directory, and asks the repository that each file belongs to. */
final class ContextWalk {

    private final Path context;
    private final Path home;
    private final List<String> files = new ArrayList<>();
    private final List<String> untracked = new ArrayList<>();
    private final List<String> ignored = new ArrayList<>();
    private final List<String> ignoreLines = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final boolean inRepository;

    /**
     * Where the walk is.
     *
     * @param trackedOnly whether git ignores the directory, so that only tracked files count
     */
    private record Place(Optional<GitRepository> repository, GitRules rules, boolean trackedOnly) {

        boolean tracks(Path path, boolean directory) {
            return repository.filter(git -> git.tracks(path, directory)).isPresent();
        }
    }

    ContextWalk(Path context, Path home) {
        this.context = context;
        this.home = home;
        Place start = start();
        this.inRepository = start.repository().isPresent();
        walk(context, start);
    }

    boolean isInRepository() {
        return inRepository;
    }

    /** The files that are under version control, or would be after {@code git add}. */
    List<String> files() {
        return files;
    }

    /** Those of them that aren't tracked, if there is a repository. */
    List<String> untracked() {
        return untracked;
    }

    /** Files and directories that git ignores. */
    List<String> ignored() {
        return ignored;
    }

    /** The rules of every {@code .gitignore}, as lines of a {@code .dockerignore}. */
    List<String> ignoreLines() {
        return ignoreLines;
    }

    /** What the user should know about the repository. */
    List<String> problems() {
        return problems;
    }

    /** A repository that ignores the context knows nothing about it. */
    private Place start() {
        Optional<GitRepository> around = GitRepository.around(context, home);
        if (around.isEmpty()) {
            return new Place(around, new GitRules(List.of()), false);
        }
        Path root = around.get().root();
        Place place = new Place(around, around.get().rules(), false);
        List<String> above = new ArrayList<>();
        for (Path step : root.relativize(context)) {
            if (step.toString().isEmpty()) {
                break;
            }
            GitRules rules = place.rules().with(root.resolve(GitRules.FILE), root);
            above.addAll(GitIgnoreLines.of(
                    text(root.resolve(GitRules.FILE)), "", SourceTree.slashes(root.relativize(context))));
            Path next = root.resolve(step);
            if (rules.ignore(next, true) && !place.tracks(context, true)) {
                return new Place(Optional.empty(), new GitRules(List.of()), false);
            }
            place = new Place(around, rules, false);
            root = next;
        }
        ignoreLines.addAll(above);
        reportIndex(around.get());
        return place;
    }

    private void walk(Path directory, Place outer) {
        Place place = enter(directory, outer);
        for (Path path : list(directory)) {
            String name = path.getFileName().toString();
            if (Certain.SKIPPED.contains(name)) {
                continue;
            }
            boolean isDirectory = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
            boolean tracked = place.tracks(path, isDirectory);
            boolean rejected = place.trackedOnly() || place.rules().ignore(path, isDirectory);
            if (rejected && !tracked) {
                ignored.add(relative(path));
            } else if (isDirectory) {
                walk(path, new Place(place.repository(), place.rules(), rejected));
            } else if (exists(path)) {
                files.add(relative(path));
                if (!tracked && place.repository().isPresent()) {
                    untracked.add(relative(path));
                }
            }
        }
    }

    private Place enter(Path directory, Place outer) {
        Optional<GitRepository> own = directory.equals(context) ? Optional.empty() : GitRepository.at(directory, home);
        own.ifPresent(this::reportIndex);
        if (own.isEmpty()
                && outer.repository().filter(git -> git.hasSubmodule(directory)).isPresent()) {
            problems.add("the submodule '" + relative(directory)
                    + "' isn't checked out, so its files are missing: run 'git submodule update --init'");
        }
        Place place = own.map(git -> new Place(own, git.rules(), false)).orElse(outer);
        Path file = directory.resolve(GitRules.FILE);
        ignoreLines.addAll(GitIgnoreLines.of(text(file), relative(directory), ""));
        return new Place(place.repository(), place.rules().with(file, directory), place.trackedOnly());
    }

    private void reportIndex(GitRepository git) {
        if (git.index().isEmpty()) {
            problems.add("the index of git in '" + git.root().getFileName()
                    + "' can't be read, so that tracked files that .gitignore names are left out");
        }
    }

    /** A symbolic link is copied if it stays in the context. */
    private boolean exists(Path path) {
        try {
            return Files.isSymbolicLink(path)
                    ? path.toRealPath().startsWith(context.toRealPath())
                    : Files.isRegularFile(path);
        } catch (IOException e) {
            problems.add("the symbolic link '" + relative(path) + "' has no target and isn't copied");
            return false;
        }
    }

    private String relative(Path path) {
        return SourceTree.slashes(context.relativize(path));
    }

    private static List<Path> list(Path directory) {
        try (Stream<Path> paths = Files.list(directory)) {
            return paths.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.isRegularFile(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
