package io.github.dockeroptimize.inspect;

import java.nio.file.Path;

/** A Python project. */
public record PythonProject(Path context) implements SourceProject {

    @Override
    public String describe() {
        return "Python project";
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.python(this);
    }
}
