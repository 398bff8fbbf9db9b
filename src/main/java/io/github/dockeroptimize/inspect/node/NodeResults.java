package io.github.dockeroptimize.inspect.node;

import io.github.dockeroptimize.application.NodeBundle;
import io.github.dockeroptimize.application.NodeEntry;
import io.github.dockeroptimize.application.NodeRelease;
import io.github.dockeroptimize.application.NodeResult;
import io.github.dockeroptimize.application.NodeServer;
import io.github.dockeroptimize.application.NodeSite;
import io.github.dockeroptimize.application.NodeStart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides whether a project is a program or a static site, and what it needs at run time. */
final class NodeResults {

    private final Path folder;
    private final NodeManifest manifest;
    private final NodeOutputs outputs;
    private final NodeRelease release;
    private final Path root;
    private final NodeFrameworks frameworks;
    private final NodeEntries entries;
    private final List<String> named;

    /** @param named the files that the project or the user names for the image */
    NodeResults(
            Path folder,
            NodeManifest manifest,
            NodeOutputs outputs,
            NodeRelease release,
            NodeFrameworks frameworks,
            NodeEntries entries,
            List<String> named,
            Path root) {
        this.folder = folder;
        this.manifest = manifest;
        this.outputs = outputs;
        this.release = release;
        this.root = root;
        this.frameworks = frameworks;
        this.entries = entries;
        this.named = named;
    }

    NodeResult of(List<String> entrypoint) {
        NodeStarts starts = new NodeStarts(
                folder, manifest, () -> new NodeSteps(folder, manifest, outputs, release, root), frameworks);
        boolean program = !entrypoint.isEmpty() && entrypoint.get(0).matches("(?:.*/)?node|.*/\\.bin/.*");
        Optional<NodeSite> site = program || (entrypoint.isEmpty() && !starts.servesPages())
                ? Optional.empty()
                : new NodeSites(folder, manifest).find();
        return site.<NodeResult>map(found -> found)
                .orElseGet(() -> server(entrypoint.isEmpty() ? Optional.of(starts.find()) : starts.of(entrypoint)));
    }

    private NodeServer server(Optional<NodeStart> start) {
        String file = start.map(
                        found -> found.steps().get(found.steps().size() - 1).file())
                .orElse("");
        Optional<NodeFramework> framework = start.flatMap(found -> frameworks.starting(
                found.isNode() ? file : NodeOutputs.last(found.command().get(0))));
        Optional<NodeBundle> bundle = framework.flatMap(NodeFramework::bundle);
        boolean certain = start.filter(found -> !found.outputs().isEmpty()
                        && (file.isEmpty() || outputs.of(file).isPresent()))
                .isPresent();
        boolean commands = start.stream()
                .flatMap(found -> found.steps().stream())
                .anyMatch(step -> step.words().get(0).startsWith(NodeStart.COMMANDS));
        List<NodeEntry> found =
                certain ? bundle.isPresent() && !commands ? List.of() : nextTo(framework) : entries.program();
        List<NodeEntry> started = start.stream()
                .flatMap(some -> some.paths().stream())
                .map(path -> new NodeEntry(path, Files.isDirectory(folder.resolve(path))))
                .toList();
        List<String> made = start.map(NodeStart::outputs).orElse(List.of());
        boolean built = manifest.script("build").isPresent();
        return new NodeServer(
                start,
                framework.map(NodeFramework::environment).orElse(Map.of()),
                NodeEntries.with(found, started),
                certain
                        ? bundle.map(some -> List.of(some.output())).orElse(made)
                        : built
                                ? Stream.concat(NodeOutputs.USUAL.stream(), made.stream())
                                        .distinct()
                                        .toList()
                                : List.of(),
                certain,
                commands ? Optional.empty() : bundle,
                start.map(some -> new NodePorts(folder).of(some, framework)).orElseGet(NodePorts::unknown));
    }

    private List<NodeEntry> nextTo(Optional<NodeFramework> framework) {
        return entries.nextTo(Stream.concat(named.stream(), framework.stream().flatMap(found -> found.paths().stream()))
                .toList());
    }
}
