package io.github.dockeroptimize.inspect.go;

import io.github.dockeroptimize.inspect.context.Literals;
import io.github.dockeroptimize.inspect.context.SourceChoices;
import io.github.dockeroptimize.inspect.context.SourceEntry;
import io.github.dockeroptimize.inspect.context.SourceTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The sources of some modules: everything in their directories but tests, which the go command knows by their names.
 *
 * @param modules their directories, relative to the context
 * @param files the Go files, without tests
 * @param literals what they name
 */
record GoSources(SourceTree tree, Set<String> modules, List<GoFile> files, Literals literals, SourceChoices choices) {

    private static final String CONTEXT = ".";

    static GoSources of(Path context, Collection<Path> modules, List<GoFile> files, SourceChoices choices) {
        List<String> embedded =
                files.stream().flatMap(file -> file.embedded().stream()).toList();
        Literals literals = Literals.of(
                        context, files.stream().map(GoFile::path).toList())
                .and(embedded)
                .and(choices.start());
        Set<String> directories = new TreeSet<>();
        modules.forEach(module -> directories.add(GoDirectory.relative(context, module)));
        List<String> lines = new ArrayList<>(List.of("**/*_test.go"));
        if (!literals.name("testdata")) {
            lines.add("**/testdata");
        }
        directories.stream()
                .filter(module -> !module.equals(CONTEXT))
                .forEach(module -> lines.addAll(List.of(module + "/pom.xml", module + "/target")));
        return new GoSources(
                SourceTree.of(context, choices).withoutKeys().without(lines), directories, files, literals, choices);
    }

    /** The paths to copy: what lies in the context's root if that is a module, else the directories of the modules. */
    List<String> paths(List<String> moduleFiles, boolean vendored) {
        Set<String> paths = new TreeSet<>();
        if (modules.contains(CONTEXT)) {
            tree.forImage(literals).stream()
                    .map(SourceEntry::name)
                    .filter(name -> !moduleFiles.contains(name) && !(vendored && name.equals("vendor")))
                    .forEach(paths::add);
        } else {
            paths.addAll(modules);
        }
        choices.added().stream()
                .filter(path -> paths.stream().noneMatch(other -> path.equals(other) || path.startsWith(other + "/")))
                .toList()
                .forEach(paths::add);
        return List.copyOf(paths);
    }
}
