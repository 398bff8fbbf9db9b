package io.github.dockeroptimize.inspect.go;

import io.github.dockeroptimize.application.ContextRules;
import io.github.dockeroptimize.application.GoProject.Asset;
import io.github.dockeroptimize.application.GoProject.Command;
import io.github.dockeroptimize.inspect.context.SourceEntry;
import io.github.dockeroptimize.inspect.context.SourceTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files that a program reads when it runs: those in its module that its code names, unless they are compiled into it. */
final class GoAssets {

    /** What the go command compiles, or makes code of. */
    private static final Pattern COMPILED =
            Pattern.compile(".*\\.(?:go|c|cc|cpp|cxx|h|hh|hpp|hxx|m|s|S|f|F|for|f90|syso|swig|swigcxx|proto)");

    /** Of a file without its ending, as viper takes it. */
    private static final Pattern NAME = Pattern.compile("[\\w-]+");

    private final SourceTree tree;
    private final String prefix;
    private final Set<String> embedded = new TreeSet<>();
    private final Set<String> found = new TreeSet<>();
    private final List<String> left;
    private final List<String> notes = new ArrayList<>();

    GoAssets(Path own, Path context, GoSources sources, List<Command> commands) {
        this.tree = sources.tree();
        String module = GoDirectory.relative(context, own);
        this.prefix = module.equals(".") ? "" : module + "/";
        for (GoFile file : sources.files()) {
            for (String pattern : file.embedded()) {
                List<String> matching = tree.matching(file.folder().equals(".") ? "" : file.folder(), pattern);
                embedded.addAll(matching);
                if (matching.isEmpty() && file.isBuilt()) {
                    notes.add("'" + file.path() + "' embeds '" + pattern + "', which isn't among the sources, and Go"
                            + " compiles nothing without it: make it before 'docker build' and name it in <sources>");
                }
            }
        }
        sources.literals().paths().forEach(this::look);
        sources.choices().added().forEach(found::add);
        found.removeIf(path -> found.stream().anyMatch(other -> path.startsWith(other + "/")));
        commands.forEach(command -> found.removeIf(path -> clashes(path, command)));
        this.left = tree.forImage(sources.literals()).stream()
                .map(SourceEntry::name)
                .filter(name ->
                        !covered(name) && data(name) && !name.matches("go\\.(?:mod|sum|work|work\\.sum)|vendor"))
                .toList();
    }

    List<Asset> found() {
        return found.stream().map(path -> new Asset(path, target(path))).toList();
    }

    /** The rules of the context, with notes about what is in the image. */
    ContextRules rules(List<String> moduleFiles) {
        return notes.stream()
                .reduce(tree.with(moduleFiles).rulesWithout(left), ContextRules::withNote, (one, other) -> one);
    }

    private String target(String path) {
        return path.startsWith(prefix) ? path.substring(prefix.length()) : path;
    }

    private boolean clashes(String path, Command command) {
        boolean clash = target(path).replaceFirst("/.*", "").equals(command.name());
        if (clash) {
            notes.add("'" + path + "' is not in the image, since the program has the same name there");
        }
        return clash;
    }

    /** The path, else the longest part of it that exists. */
    private void look(String literal) {
        for (String path = prefix + literal; path.length() > prefix.length(); path = parent(path)) {
            Optional<String> asset = asset(path);
            if (asset.isPresent()) {
                asset.filter(name -> !covered(name)).ifPresent(found::add);
                return;
            }
            if (!path.contains("/")) {
                break;
            }
        }
        if (!NAME.matcher(literal).matches()) {
            return;
        }
        tree
                .files(file -> !file.substring(Math.min(prefix.length(), file.length()))
                                .contains("/")
                        && file.startsWith(prefix + literal + "."))
                .stream()
                .filter(file -> !COMPILED.matcher(file).matches() && !covered(file))
                .forEach(found::add);
    }

    /** A file of a directory that holds data only stands for all of it. */
    private Optional<String> asset(String path) {
        if (tree.hasDirectory(path)) {
            return data(path) ? Optional.of(path) : Optional.empty();
        }
        if (!tree.has(path) || COMPILED.matcher(path).matches()) {
            return Optional.empty();
        }
        String directory = parent(path);
        boolean own = directory.length() <= prefix.length()
                || tree.files(file -> file.startsWith(directory + "/")).stream()
                        .anyMatch(file -> COMPILED.matcher(file).matches());
        return Optional.of(own ? path : directory);
    }

    private boolean data(String path) {
        return tree.files(file -> file.equals(path) || file.startsWith(path + "/")).stream()
                .anyMatch(file -> !COMPILED.matcher(file).matches() && !covered(file));
    }

    private boolean covered(String path) {
        return Stream.concat(embedded.stream(), found.stream())
                .anyMatch(other -> path.equals(other) || path.startsWith(other + "/"));
    }

    private static String parent(String path) {
        return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
    }
}
