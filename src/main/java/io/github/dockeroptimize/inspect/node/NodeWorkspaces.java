package io.github.dockeroptimize.inspect.node;

import io.github.dockeroptimize.application.NodeEntry;
import io.github.dockeroptimize.application.NodeWorkspace;
import io.github.dockeroptimize.application.NodeWorkspace.Member;
import io.github.dockeroptimize.inspect.context.SourceTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the workspace of npm, pnpm or Yarn that a directory is a member of: the one above it that has the lock file. */
final class NodeWorkspaces {

    private static final int DEEPEST = 4;
    private static final Pattern PACKAGES =
            Pattern.compile("(?m)^packages\\s*:[^\\n]*\\R((?:[ \\t]*-[^\\n]*\\R?|[ \\t]*#[^\\n]*\\R?|\\s*\\R)*)");
    private static final Pattern ITEM = Pattern.compile("(?m)^[ \\t]*-\\s*['\"]?([^'\"#\\n]+?)['\"]?\\s*(?:#.*)?$");
    private static final Pattern FLOW = Pattern.compile("(?m)^packages\\s*:\\s*\\[([^\\]]*)\\]");
    private static final Pattern FLOW_ITEM = Pattern.compile("[^'\",\\s]+");

    private final Path root;
    private final NodeManifest manifest;
    private final Map<String, NodeManifest> members;

    private NodeWorkspaces(Path root, NodeManifest manifest, Map<String, NodeManifest> members) {
        this.root = root;
        this.manifest = manifest;
        this.members = members;
    }

    /**
     * The workspace of a directory; empty if it has a lock file of its own, or if neither it nor the workspace needs one.
     */
    static Optional<NodeWorkspaces> around(Path folder) {
        if (!NodeLocks.in(folder).isEmpty()) {
            return Optional.empty();
        }
        Path start = folder.toAbsolutePath().normalize();
        for (Path above = start.getParent(); above != null; above = above.getParent()) {
            Optional<NodeWorkspaces> found = at(above).filter(some -> some.members.containsKey(some.path(start)));
            if (found.isPresent()) {
                boolean locked = !NodeLocks.in(above).isEmpty();
                return found.filter(
                        some -> locked || !some.manifest(some.path(start)).all().isEmpty());
            }
        }
        return Optional.empty();
    }

    private static Optional<NodeWorkspaces> at(Path root) {
        return isRoot(root)
                ? NodeManifest.read(root).map(manifest -> new NodeWorkspaces(root, manifest, members(root, manifest)))
                : Optional.empty();
    }

    /** What isn't a manifest of a workspace is not read: it may belong to somebody else. */
    private static boolean isRoot(Path directory) {
        return Files.isRegularFile(directory.resolve("pnpm-workspace.yaml"))
                || NodeFiles.text(directory.resolve(NodeManifest.FILE))
                        .filter(text -> text.contains("\"workspaces\""))
                        .isPresent();
    }

    Path root() {
        return root;
    }

    NodeManifest manifest() {
        return manifest;
    }

    /** The names of the members. */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        members.forEach((path, manifest) -> names.add(name(path)));
        return names;
    }

    /**
     * The workspace of a member.
     *
     * @param tree the workspace's files
     * @param added paths that the user adds
     */
    NodeWorkspace of(Path folder, SourceTree tree, List<String> added) {
        String path = path(folder.toAbsolutePath().normalize());
        Set<String> order = new LinkedHashSet<>();
        need(path, new TreeSet<>(), order);
        Set<String> production = new TreeSet<>();
        produce(path, production);
        List<Member> all = order.stream()
                .map(member -> new Member(
                        member,
                        name(member),
                        manifest(member).script("build").isPresent(),
                        production.contains(member)))
                .toList();
        List<NodeEntry> files = Stream.concat(
                        tree.entries().stream()
                                .filter(entry ->
                                        !entry.directory() && !entry.name().equals(NodeManifest.FILE))
                                .map(entry -> new NodeEntry(entry.name(), false)),
                        added.stream()
                                .filter(other -> order.stream().noneMatch(member -> other.startsWith(member + "/")))
                                .map(other -> new NodeEntry(other, Files.isDirectory(root.resolve(other)))))
                .filter(entry -> !NodeLocks.isOne(entry.path()) && !NodeYarn.MADE.contains(entry.path()))
                .distinct()
                .sorted()
                .toList();
        return new NodeWorkspace(
                all.get(all.size() - 1),
                all.subList(0, all.size() - 1),
                members.keySet().stream()
                        .map(member -> new NodeEntry(member + "/" + NodeManifest.FILE, false))
                        .toList(),
                files);
    }

    /** Adds a member after those that it needs. */
    private void need(String path, Set<String> seen, Set<String> order) {
        if (seen.add(path)) {
            siblings(manifest(path).all().keySet()).forEach(sibling -> need(sibling, seen, order));
            order.add(path);
        }
    }

    private void produce(String path, Set<String> found) {
        if (found.add(path)) {
            siblings(manifest(path).production().keySet()).forEach(sibling -> produce(sibling, found));
        }
    }

    private List<String> siblings(Set<String> dependencies) {
        return members.keySet().stream()
                .filter(path -> dependencies.contains(name(path)))
                .toList();
    }

    private NodeManifest manifest(String path) {
        return Optional.ofNullable(members.get(path)).orElseThrow();
    }

    private String name(String path) {
        return manifest(path).text("name").orElse(path);
    }

    private String path(Path folder) {
        return folder.startsWith(root) ? root.relativize(folder).toString().replace('\\', '/') : "";
    }

    /** The patterns of pnpm's other packages; its file may hold nothing but settings and the root itself. */
    static List<String> ofPnpm(Path root) {
        return NodeFiles.text(root.resolve("pnpm-workspace.yaml")).stream()
                .flatMap(text -> Stream.concat(
                        items(FLOW, text, FLOW_ITEM).map(MatchResult::group),
                        items(PACKAGES, text, ITEM).map(item -> item.group(1))))
                .filter(pattern -> !pattern.matches("\\./?"))
                .toList();
    }

    private static Stream<MatchResult> items(Pattern list, String text, Pattern item) {
        return list.matcher(text)
                .results()
                .flatMap(found -> item.matcher(found.group(1)).results());
    }

    private static Map<String, NodeManifest> members(Path root, NodeManifest manifest) {
        List<String> patterns = new ArrayList<>(manifest.workspaces());
        patterns.addAll(ofPnpm(root));
        Map<String, NodeManifest> found = new TreeMap<>();
        if (!patterns.isEmpty()) {
            add(root, root, patterns, 0, found);
        }
        return found;
    }

    private static void add(Path root, Path folder, List<String> patterns, int depth, Map<String, NodeManifest> found) {
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.filter(Files::isDirectory).sorted().toList()) {
                String name = entry.getFileName().toString();
                if (name.startsWith(".") || name.equals("node_modules") || name.equals("target") || depth == DEEPEST) {
                    continue;
                }
                Path path = root.relativize(entry);
                if (matches(path, patterns)) {
                    NodeManifest.read(entry)
                            .ifPresent(manifest -> found.put(path.toString().replace('\\', '/'), manifest));
                }
                add(root, entry, patterns, depth + 1, found);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean matches(Path path, List<String> patterns) {
        boolean matches = false;
        for (String pattern : patterns) {
            String plain = pattern.strip()
                    .replaceFirst("^!", "")
                    .replaceFirst("^\\./", "")
                    .replaceFirst("/$", "");
            if (FileSystems.getDefault().getPathMatcher("glob:" + plain).matches(path)) {
                matches = !pattern.startsWith("!");
            }
        }
        return matches;
    }
}
