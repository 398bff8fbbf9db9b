package io.github.dockeroptimize.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Podman and buildah, which share their storage, each with one of its own for each image. */
enum PodmanTool implements ImageTool {
    PODMAN("podman", "{{.Repository}}:{{.Tag}}") {
        @Override
        void fetch(Storage storage, ReadableImage image) {
            switch (image.kind()) {
                case TAR -> storage.run("load", "-q", "-i", image.place());
                case LAYOUT -> storage.run("pull", "-q", "oci:" + image.place() + ":1");
                case REGISTRY -> storage.run("pull", "-q", "--tls-verify=false", image.name());
            }
        }
    },
    BUILDAH("buildah", "{{.Name}}:{{.Tag}}") {
        @Override
        void fetch(Storage storage, ReadableImage image) {
            switch (image.kind()) {
                case TAR -> storage.run("pull", "-q", "docker-archive:" + image.place() + ":" + image.name());
                case LAYOUT -> storage.run("pull", "-q", "oci:" + image.place() + ":1");
                case REGISTRY -> storage.run("pull", "-q", "--tls-verify=false", image.name());
            }
        }
    };

    private final String program;
    private final String names;

    /**
     * @param names the template of what it calls an image
     */
    PodmanTool(String program, String names) {
        this.program = program;
        this.names = names;
    }

    abstract void fetch(Storage storage, ReadableImage image);

    @Override
    public Command presence() {
        return Command.of(program, "--version");
    }

    @Override
    public boolean takes(ReadableImage image) {
        return image.kind() != Kind.LAYOUT || image.format().equals("oci");
    }

    /** Storage that nothing else is in. */
    record Storage(String program, Path folder) {

        String run(String... words) {
            return Command.of(Stream.concat(
                                    Stream.of(
                                            program,
                                            "--root",
                                            folder.resolve("storage").toString(),
                                            "--runroot",
                                            folder.resolve("run").toString(),
                                            "--storage-driver",
                                            "vfs"),
                                    Stream.of(words))
                            .toArray(String[]::new))
                    .run()
                    .strip();
        }
    }

    @Override
    public SeenImage read(ReadableImage image) throws IOException {
        // Podman wants a short path
        Path folder = Files.createTempDirectory(program);
        Storage storage = new Storage(program, folder);
        fetch(storage, image);
        List<String> images = storage.run("images", "--format", "{{.ID}} " + names, "--no-trunc")
                .lines()
                .toList();
        String id = images.get(0).replaceFirst(" .*", "");
        // buildah can mount only what it calls a container
        Storage buildah = new Storage("buildah", folder);
        String container = buildah.run("from", "--pull-never", id);
        Path files = folder.resolve("files.tar");
        Command.of("tar", "-C", buildah.run("mount", container), "-cf", files.toString(), "opt", "app")
                .run();
        Set<String> found = new TreeSet<>();
        images.forEach(name -> found.add(name.replaceFirst("^\\S+ (localhost/)?", "")));
        SeenImage read = SeenImage.of(id).with(files);
        Command.of("rm", "-rf", folder.toString()).run();
        return this == PODMAN && image.kind() == Kind.TAR ? read.named(found) : read;
    }
}
