package io.github.dockeroptimize.inspect.node;

import io.github.dockeroptimize.application.NodeEntry;
import io.github.dockeroptimize.inspect.context.Literals;
import io.github.dockeroptimize.inspect.context.SourceEntry;
import io.github.dockeroptimize.inspect.context.SourceTree;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sorts the top-level entries of a Node.js project by the step that needs them. */
final class NodeEntries {

    /** What frameworks read when a program starts, without being told by its code. */
    private static final Pattern READ_BY_FRAMEWORKS = Pattern.compile(
            "public|static|assets|resources|views|templates|content|data|locales?|i18n|lang|messages|config|schemas?|protos?|db"
                    + "|migrations|prisma|drizzle|seeds|seeders|emails"
                    + "|(?:next|next-i18next|nuxt|remix|react-router|knexfile|ormconfig|ecosystem|config)(?:\\.config)?"
                    + "\\.[cm]?(?:[jt]s|json)|\\.sequelizerc|newrelic\\.c?js");

    /** Of tools that a program doesn't need when it is built. */
    private static final Pattern SETTINGS =
            Pattern.compile("\\..*|src|[jt]sconfig.*\\.json|[\\w-]+\\.(?:config|json)(?:\\..*)?");

    private final NodeImports imports;
    private final SourceTree tree;
    private final Literals literals;
    private final Literals read;
    private final List<NodeEntry> sources;

    /** @param notSources what the build makes, and what the installation reads */
    NodeEntries(Path folder, SourceTree tree, List<String> start, Predicate<String> notSources) {
        this.imports = new NodeImports(folder, tree);
        this.tree = tree;
        List<String> code = tree.files(file -> NodeImports.CODE.matcher(file).matches());
        this.literals = Literals.of(folder, code).and(start);
        this.read = Literals.of(folder, code, NodeImports.NEXT_TO_IT).and(start);
        this.sources = tree.entries().stream()
                .filter(entry -> !notSources.test(entry.name()))
                .map(NodeEntries::entry)
                .toList();
    }

    /** What the code names. */
    Literals literals() {
        return literals;
    }

    /** The entries that a build may need, besides the manifests of the installation. */
    List<NodeEntry> sources() {
        return sources;
    }

    /** The sources that a program needs if it runs from them. */
    List<NodeEntry> program() {
        Set<NodeEntry> image = new TreeSet<>(
                tree.forImage(literals).stream().map(NodeEntries::entry).toList());
        return sources.stream().filter(image::contains).toList();
    }

    /**
     * The sources that a built program needs at run time.
     *
     * @param named the files that the project's manifest names
     */
    List<NodeEntry> nextTo(List<String> named) {
        List<String> names = named.stream()
                .map(name -> name.replaceFirst("^(?:\\./|/)", "").replaceFirst("/.*", ""))
                .toList();
        Set<NodeEntry> entries = new TreeSet<>(sources.stream()
                .filter(entry -> READ_BY_FRAMEWORKS.matcher(entry.path()).matches()
                        || names.contains(entry.path())
                        || read.name(entry.path()))
                .toList());
        Set<String> tops = entries.stream().map(NodeEntry::path).collect(Collectors.toSet());
        imports.of(tree.files(file -> tops.contains(NodeOutputs.first(file)))).stream()
                .filter(file -> !tops.contains(NodeOutputs.first(file)))
                .map(file -> new NodeEntry(file, false))
                .forEach(entries::add);
        return List.copyOf(entries);
    }

    /** The sources that may be read by a program, and aren't among these: no code, and no settings of tools. */
    List<String> notIn(List<NodeEntry> image) {
        List<NodeEntry> program = program();
        return sources.stream()
                .filter(entry -> program.contains(entry) && !image.contains(entry))
                .map(NodeEntry::path)
                .filter(path -> !SETTINGS.matcher(path).matches())
                .filter(path -> tree.files(file -> file.equals(path) || file.startsWith(path + "/")).stream()
                        .anyMatch(file -> !NodeImports.CODE.matcher(file).matches()))
                .toList();
    }

    /** These entries and those that are not below one of them. */
    static List<NodeEntry> with(List<NodeEntry> entries, List<NodeEntry> more) {
        return Stream.concat(
                        entries.stream(),
                        more.stream()
                                .filter(entry -> !entry.path().equals(NodeManifest.FILE))
                                .filter(entry -> Stream.concat(entries.stream(), more.stream())
                                        .noneMatch(other ->
                                                other.folder() && entry.path().startsWith(other.path() + "/"))))
                .distinct()
                .sorted()
                .toList();
    }

    private static NodeEntry entry(SourceEntry entry) {
        return new NodeEntry(entry.name(), entry.directory());
    }
}
