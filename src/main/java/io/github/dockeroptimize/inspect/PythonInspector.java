package io.github.dockeroptimize.inspect;

import java.nio.file.Path;
import java.util.Optional;

/** Recognises a Python project. */
final class PythonInspector implements SourceInspector {

    @Override
    public Optional<SourceProject> inspect(Path folder, String name) {
        return Optional.empty();
    }
}
