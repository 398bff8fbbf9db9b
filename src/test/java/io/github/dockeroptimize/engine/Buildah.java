package io.github.dockeroptimize.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** An image of the other builder that reads the same Dockerfiles, always as one that has never built anything. */
record Buildah(String image) implements AutoCloseable {

    static Buildah build(Path context) {
        String image = "docker-optimize-test-" + UUID.randomUUID();
        Command.of("buildah", "bud", "--layers", "--no-cache", "-q", "-t", image, context.toString())
                .run();
        return new Buildah(image);
    }

    /** The digests of all layers of the image that it builds. */
    static List<String> layers(Path context) {
        try (Buildah buildah = build(context)) {
            return buildah.layers();
        }
    }

    List<String> layers() {
        return inspect("{{range .OCIv1.RootFS.DiffIDs}}{{println .}}{{end}}")
                .lines()
                .filter(line -> line.startsWith("sha256:"))
                .toList();
    }

    String inspect(String format) {
        return Command.of("buildah", "inspect", "--type", "image", "--format", format, image)
                .run();
    }

    /** Gives the image to Docker and tells the name that it has there. */
    String load(Path folder, String name) {
        Path archive = folder.resolve("image.tar");
        Command.of("buildah", "push", "-q", image, "docker-archive:" + archive + ":" + Engine.nameToLoad(name))
                .run();
        return Engine.load(archive, name);
    }

    @Override
    public void close() {
        Command.of("buildah", "rmi", "-f", image).run();
    }
}
