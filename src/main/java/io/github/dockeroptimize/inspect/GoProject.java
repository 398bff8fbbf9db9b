package io.github.dockeroptimize.inspect;

import java.nio.file.Path;

/** A Go module. */
public record GoProject(Path context) implements SourceProject {

    @Override
    public String describe() {
        return "Go module";
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.go(this);
    }
}
