package io.github.dockeroptimize.application;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A Node.js project.
 *
 * @param rules what stays out of the context
 * @param workspace the workspace that it is a member of, if it is one
 * @param release of Node.js that it needs
 * @param built whether it has a script that builds it
 * @param sources what a build may need in addition to what the installation needs
 * @param leftOut files that a build might read and that are never copied, since they may hold secrets
 * @param generates dependencies that generate code in an install script, which does not run
 * @param dependencies names of those that the program needs
 * @param result what the image runs or serves
 */
public record NodeProject(
        Path context,
        ContextRules rules,
        Optional<NodeWorkspace> workspace,
        NodeRelease release,
        NodeInstaller packageManager,
        NodeInstall install,
        boolean built,
        List<NodeEntry> sources,
        List<String> leftOut,
        List<String> generates,
        Set<String> dependencies,
        NodeResult result)
        implements SourceProject {

    public NodeProject {
        sources = List.copyOf(sources);
        leftOut = List.copyOf(leftOut);
        generates = List.copyOf(generates);
        dependencies = Set.copyOf(dependencies);
    }

    @Override
    public String describe() {
        return result.match(server -> "Node.js " + release + " program", pages -> "Web site of " + pages.tool())
                + ", installed by " + packageManager.kind().command();
    }

    @Override
    public Optional<NodeSite> site() {
        return result.match(server -> Optional.empty(), Optional::of);
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.node(this);
    }
}
