package io.github.dockeroptimize.inspect.node;

import io.github.dockeroptimize.application.ContextRules;
import io.github.dockeroptimize.application.NodeEntry;
import io.github.dockeroptimize.application.NodeInstall;
import io.github.dockeroptimize.application.NodeResult;
import io.github.dockeroptimize.application.NodeWorkspace;
import io.github.dockeroptimize.application.NodeWorkspace.Member;
import io.github.dockeroptimize.inspect.context.SourceChoices;
import io.github.dockeroptimize.inspect.context.SourceTree;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of a project and of its context, which is another directory for a member of a workspace.
 *
 * @param member the project's path in the context, empty if it is the context
 * @param all the project's files with its tests
 * @param own without
 */
record NodeTrees(SourceTree context, String member, SourceChoices choices, SourceTree all, SourceTree own) {

    static NodeTrees of(Path root, Path folder, NodeManifest manifest, NodeInstall install, SourceChoices choices) {
        String member = root.relativize(folder).toString().replace('\\', '/');
        SourceChoices below = choices.below(member);
        SourceTree all = tree(folder, below, install);
        List<String> tests = new NodeTests(folder, manifest).lines();
        SourceTree own = all.withoutTests(
                tests,
                new NodeImports(folder, all)
                        .of(all.without(tests)
                                .files(file -> NodeImports.CODE.matcher(file).matches())));
        return new NodeTrees(member.isEmpty() ? all : tree(root, choices, install), member, below, all, own);
    }

    /** Without secrets. */
    private static SourceTree tree(Path folder, SourceChoices choices, NodeInstall install) {
        SourceTree tree = SourceTree.of(folder, choices).withoutKeys();
        return install.manifests().stream().anyMatch(entry -> entry.path().equals(".npmrc"))
                ? tree
                : tree.without(List.of("**/.npmrc"));
    }

    /** @param workspace that the project is a member of, whose other files count where they are copied */
    ContextRules rules(NodeEntries entries, NodeResult result, NodeInstall install, Optional<NodeWorkspace> workspace) {
        List<String> manifests =
                install.manifests().stream().map(NodeEntry::path).toList();
        SourceTree named = (member.isEmpty() ? own.with(manifests) : own)
                .with(Stream.concat(
                                result.match(server -> server.files(), site -> List.<NodeEntry>of()).stream(),
                                install.preparation().files().stream())
                        .map(NodeEntry::path)
                        .toList());
        ContextRules rules = rules(named, entries, result);
        return workspace
                .map(found -> new ContextRules(
                                context.with(manifests)
                                        .with(member, named)
                                        .rules()
                                        .patterns(),
                                rules.notes())
                        .withNotes(context.with(manifests).notes(path -> isCopied(path, found, manifests))))
                .orElse(rules);
    }

    private static boolean isCopied(String path, NodeWorkspace workspace, List<String> manifests) {
        return Stream.of(
                        manifests.stream(),
                        Stream.concat(workspace.manifests().stream(), workspace.files().stream())
                                .map(NodeEntry::path),
                        workspace.needed().stream().map(Member::path))
                .flatMap(paths -> paths)
                .anyMatch(copied -> path.equals(copied) || path.startsWith(copied + "/"));
    }

    private static ContextRules rules(SourceTree tree, NodeEntries entries, NodeResult result) {
        return result.match(
                server -> server.bundle().isPresent()
                        ? tree.rules()
                        : server.certain()
                                ? tree.rulesWithout(entries.notIn(server.files()))
                                : tree.rulesWith(
                                        server.files().stream()
                                                .map(NodeEntry::path)
                                                .toList(),
                                        entries.literals()),
                site -> tree.rules());
    }
}
