package io.github.dockeroptimize.inspect.node;

import io.github.dockeroptimize.application.NodeEntry;
import io.github.dockeroptimize.application.NodeInstall;
import io.github.dockeroptimize.application.NodeInstaller;
import io.github.dockeroptimize.application.NodeInstaller.Kind;
import io.github.dockeroptimize.application.NodeProject;
import io.github.dockeroptimize.application.NodeRelease;
import io.github.dockeroptimize.application.NodeResult;
import io.github.dockeroptimize.application.NodeWorkspace;
import io.github.dockeroptimize.application.SourceProject;
import io.github.dockeroptimize.inspect.context.SourceChoices;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Recognises a Node.js project by its {@code package.json}. */
public final class NodeInspector {

    public Optional<SourceProject> inspect(Path folder, SourceChoices choices) {
        return NodeManifest.read(folder).map(manifest -> project(folder, manifest, choices));
    }

    private static NodeProject project(Path folder, NodeManifest manifest, SourceChoices choices) {
        NodeRuntimes.requireNone(manifest);
        Optional<NodeWorkspaces> workspaces = NodeWorkspaces.around(folder);
        Path own = folder.toAbsolutePath().normalize();
        Path root = workspaces.map(NodeWorkspaces::root).orElse(own);
        NodeManifest top = workspaces.map(NodeWorkspaces::manifest).orElse(manifest);
        NodeInstallers managers = new NodeInstallers(
                root, top, workspaces.isPresent() || !manifest.all().isEmpty());
        NodeInstalls installs = new NodeInstalls(
                folder, manifest, root, workspaces.map(NodeWorkspaces::names).orElse(Set.of()));
        NodeInstaller manager = managers.find();
        NodeInstall found = installs.find(managers.locks(), manager);
        NodeRelease release = NodeReleases.said(folder, manifest).orElseGet(() -> NodeReleases.of(root, top));
        NodeTrees trees = NodeTrees.of(root, own, manifest, found, choices);
        NodeInstall install =
                manager.kind() == Kind.YARN_BERRY && trees.context().hasDirectory(NodeInstall.CACHE_OF_YARN)
                        ? found.withCacheOfYarn()
                        : found;
        NodeFrameworks frameworks = new NodeFrameworks(folder, manifest, root);
        NodeOutputs outputs = new NodeOutputs(folder, manifest, trees.all(), frameworks.output());
        Set<String> installed = installed(install, installs);
        NodeEntries entries = new NodeEntries(
                folder, trees.own(), choices.start(), entry -> outputs.has(entry) || installed.contains(entry));
        List<String> named = new ArrayList<>(manifest.files());
        installs.local().forEach(entry -> named.add(entry.path()));
        named.addAll(trees.choices().added());
        NodeResult result = new NodeResults(folder, manifest, outputs, release, frameworks, entries, named, root)
                .of(choices.entrypoint());
        Optional<NodeWorkspace> workspace =
                workspaces.map(around -> around.of(folder, trees.context(), choices.added()));
        return new NodeProject(
                workspaces.map(NodeWorkspaces::root).orElse(folder),
                trees.rules(entries, result, install, workspace).withNotes(managers.notes(manager)),
                workspace,
                release,
                manager,
                install,
                manifest.script("build").isPresent(),
                NodeEntries.with(entries.sources(), result.match(server -> server.files(), site -> List.of())),
                Stream.of(".env", ".env.production")
                        .filter(file -> Files.exists(folder.resolve(file)))
                        .toList(),
                Stream.of("@prisma/client")
                        .filter(name -> manifest.production().containsKey(name)
                                && !install.preparation().client())
                        .toList(),
                manifest.production().keySet(),
                result);
    }

    /** What is in the image with the dependencies, or only for their installation. */
    private static Set<String> installed(NodeInstall install, NodeInstalls installs) {
        List<String> local = installs.local().stream().map(NodeEntry::path).toList();
        Set<String> installed = install.manifests().stream()
                .map(NodeEntry::path)
                .filter(path -> !local.contains(path))
                .map(path -> path.startsWith(".yarn/") ? ".yarn" : path)
                .collect(Collectors.toSet());
        installed.addAll(install.secrets());
        installed.addAll(NodeYarn.MADE);
        installed.add("node_modules");
        return installed;
    }
}
