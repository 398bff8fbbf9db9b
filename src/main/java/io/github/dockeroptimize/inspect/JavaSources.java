package io.github.dockeroptimize.inspect;

import java.nio.file.Path;

/** Java sources. */
public record JavaSources(Path context) implements SourceProject {

    @Override
    public String describe() {
        return "Java sources";
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.java(this);
    }
}
