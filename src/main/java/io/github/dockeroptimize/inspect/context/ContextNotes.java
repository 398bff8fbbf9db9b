package io.github.dockeroptimize.inspect.context;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the user should know about the files of a context: what another checkout has not, and what stays out. */
final class ContextNotes {

    private final Path context;
    private final ContextWalk walk;
    private final SourceChoices choices;
    private final Set<String> files;

    /** @param files of the context */
    ContextNotes(Path context, ContextWalk walk, SourceChoices choices, Set<String> files) {
        this.context = context;
        this.walk = walk;
        this.choices = choices;
        this.files = files;
    }

    List<String> of(Predicate<String> copied) {
        List<String> notes = new ArrayList<>();
        say(
                notes,
                walk.untracked().stream()
                        .filter(file -> files.contains(file) && !Certain.isOfTheBuild(file.replaceFirst("/.*", ""))),
                copied,
                "git doesn't track %s yet, but the image is made with that: commit it, or set <excludedSources>");
        say(
                notes,
                added().flatMap(this::ignored),
                copied,
                "git ignores %s, but the image is made with that, and another checkout doesn't have it: take it out of"
                        + " .gitignore and commit it");
        say(
                notes,
                added().filter(this::isExcluded),
                copied,
                "<excludedSources> names %s, but the image can't be made without that, so it is in the context");
        Set<String> directories = directories();
        say(
                notes,
                walk.ignored().stream()
                        .filter(path -> !walk.isInRepository() && !files.contains(path) && !directories.contains(path)),
                copied,
                "%s stays out by .gitignore alone, since there is no repository; " + SourceTree.ADDS);
        say(
                notes,
                walk.files().stream().filter(file -> !files.contains(file) && Certain.isKey(context, file)),
                copied,
                "%s holds a private key and isn't copied; " + SourceTree.ADDS);
        return notes;
    }

    /** The paths that the user or the start of the program names. */
    private Stream<String> added() {
        return choices.added().stream()
                .map(path -> SourceTree.slashes(
                        context.relativize(context.resolve(path.strip()).normalize())))
                .distinct();
    }

    /** What git ignores of a path. */
    private Stream<String> ignored(String path) {
        return walk.ignored().stream()
                .filter(ignored -> SourceTree.isBelow(path, ignored) || SourceTree.isBelow(ignored, path))
                .map(ignored -> ignored.startsWith(path) ? ignored : path);
    }

    private boolean isExcluded(String path) {
        return IgnorePattern.excludes(
                choices.excluded().stream().map(IgnorePattern::of).toList(), path);
    }

    private Set<String> directories() {
        Set<String> directories = new TreeSet<>();
        for (String file : files) {
            for (int slash = file.indexOf('/'); slash > 0; slash = file.indexOf('/', slash + 1)) {
                directories.add(file.substring(0, slash));
            }
        }
        return directories;
    }

    private static void say(List<String> notes, Stream<String> paths, Predicate<String> copied, String note) {
        List<String> named = paths.filter(copied).toList();
        if (!named.isEmpty()) {
            notes.add(note.replace("%s", SourceTree.names(named)));
        }
    }
}
