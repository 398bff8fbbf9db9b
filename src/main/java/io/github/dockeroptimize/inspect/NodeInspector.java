package io.github.dockeroptimize.inspect;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Recognises a Node.js project by its {@code package.json}. */
final class NodeInspector implements SourceInspector {

    @Override
    public Optional<SourceProject> inspect(Path folder, String name) {
        return NodeManifest.read(folder).map(manifest -> project(folder, manifest));
    }

    private static NodeProject project(Path folder, NodeManifest manifest) {
        NodeInstallers managers = new NodeInstallers(folder, manifest);
        NodeInstalls installs = new NodeInstalls(folder, manifest);
        NodeInstall install = installs.find(managers.locks());
        NodeRelease release = NodeReleases.of(folder, manifest);
        NodeOutputs outputs = new NodeOutputs(folder, manifest, NodeIgnored.in(folder));
        List<NodeEntry> sources = new NodeEntries(folder).sources(outputs);
        Optional<NodeStart> start = new NodeStarts(folder, manifest, outputs, release).find();
        NodeResult result = new NodeSites(folder, manifest)
                .find(start)
                .<NodeResult>map(site -> site)
                .orElseGet(() -> server(manifest, installs.local(), sources, start));
        return new NodeProject(
                folder,
                release,
                managers.find(),
                install,
                manifest.script("build").isPresent(),
                sources,
                Stream.of(".env", ".env.production")
                        .filter(file -> Files.exists(folder.resolve(file)))
                        .toList(),
                Stream.of("@prisma/client")
                        .filter(manifest.production()::containsKey)
                        .toList(),
                result);
    }

    private static NodeServer server(
            NodeManifest manifest, List<NodeEntry> local, List<NodeEntry> sources, Optional<NodeStart> start) {
        Optional<String> output = start.flatMap(NodeStart::output);
        if (output.isPresent()) {
            List<String> named = Stream.concat(
                            manifest.files().stream(), local.stream().map(NodeEntry::path))
                    .toList();
            return new NodeServer(start, NodeEntries.beside(sources, named), List.of(output.get()), true);
        }
        boolean built = manifest.script("build").isPresent();
        return new NodeServer(
                start,
                start.filter(NodeStart::isNode).isPresent() ? NodeEntries.program(sources) : sources,
                built ? NodeOutputs.USUAL : List.of(),
                false);
    }
}
