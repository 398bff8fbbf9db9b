package io.github.dockeroptimize.inspect;

import java.nio.file.Path;
import java.util.Optional;

/** Recognises a Node.js project. */
final class NodeInspector implements SourceInspector {

    @Override
    public Optional<SourceProject> inspect(Path folder, String name) {
        return Optional.empty();
    }
}
