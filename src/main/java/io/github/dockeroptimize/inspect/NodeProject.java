package io.github.dockeroptimize.inspect;

import java.nio.file.Path;
import java.util.List;

/**
 * A Node.js project.
 *
 * @param release what it is for
 * @param built whether it has a script that builds it
 * @param sources what a build may need, beside what is needed to install
 * @param leftOut what a build might read and never gets, since it may hold secrets
 * @param generates dependencies whose code is generated after they are installed, by a script that isn't run there
 * @param result what it is when it is done
 */
public record NodeProject(
        Path context,
        NodeRelease release,
        NodeInstaller packageManager,
        NodeInstall install,
        boolean built,
        List<NodeEntry> sources,
        List<String> leftOut,
        List<String> generates,
        NodeResult result)
        implements SourceProject {

    public NodeProject {
        sources = List.copyOf(sources);
        leftOut = List.copyOf(leftOut);
        generates = List.copyOf(generates);
    }

    @Override
    public String describe() {
        return (result instanceof NodeSite site ? "Web site of " + site.tool() : "Node.js " + release + " program")
                + ", installed by " + packageManager.kind().command();
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.node(this);
    }
}
