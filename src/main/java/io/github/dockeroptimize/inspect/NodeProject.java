package io.github.dockeroptimize.inspect;

import java.nio.file.Path;

/** A Node.js project. */
public record NodeProject(Path context) implements SourceProject {

    @Override
    public String describe() {
        return "Node.js project";
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.node(this);
    }
}
