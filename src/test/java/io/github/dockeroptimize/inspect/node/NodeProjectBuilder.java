package io.github.dockeroptimize.inspect.node;

import io.github.dockeroptimize.application.GoFlags;
import io.github.dockeroptimize.application.NodeProject;
import io.github.dockeroptimize.inspect.SourceInspection;
import io.github.dockeroptimize.inspect.context.SourceChoices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A tiny Node.js project on disk. */
public final class NodeProjectBuilder {

    private final Path folder;

    private NodeProjectBuilder(Path folder) {
        this.folder = folder;
    }

    /** One without anything but a package.json; single quotes stand for double ones. */
    public static NodeProjectBuilder in(Path folder, String manifest) {
        return new NodeProjectBuilder(folder).file("package.json", manifest.replace('\'', '"'));
    }

    public NodeProjectBuilder file(String name, String content) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public NodeProjectBuilder files(String... names) {
        for (String name : names) {
            file(name, "");
        }
        return this;
    }

    public NodeProject read(String... entrypoint) {
        return (NodeProject) SourceInspection.recognise(
                        folder,
                        "module",
                        GoFlags.NONE,
                        new SourceChoices(List.of(), List.of(), List.of(entrypoint), List.of()))
                .orElseThrow();
    }
}
