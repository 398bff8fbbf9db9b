package io.github.dockeroptimize.inspect;

import java.nio.file.Path;
import java.util.Optional;

/** Recognises a Go module. */
final class GoInspector implements SourceInspector {

    @Override
    public Optional<SourceProject> inspect(Path folder, String name) {
        return Optional.empty();
    }
}
