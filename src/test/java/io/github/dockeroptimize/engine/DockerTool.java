package io.github.dockeroptimize.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Docker.
 *
 * @param label which image store the engine has
 * @param host where the engine listens; empty: where it usually does
 */
record DockerTool(String label, String host) implements ImageTool {

    @Override
    public Command presence() {
        return docker("version");
    }

    @Override
    public boolean takes(ReadableImage image) {
        return image.kind() != Kind.LAYOUT;
    }

    @Override
    public SeenImage read(ReadableImage image) throws IOException {
        Path folder = Apps.fresh("read-by-docker");
        if (image.kind() == Kind.TAR) {
            docker("load", "-q", "-i", image.place()).run();
        } else {
            docker("pull", "-q", image.name()).run();
        }
        Set<String> names = new TreeSet<>();
        for (String name : image.names()) {
            if (docker("image", "inspect", name).succeeds()) {
                names.add(name);
            }
        }
        Path saved = folder.resolve("saved.tar");
        docker("save", "-o", saved.toString(), image.name()).run();
        String config = Json.read(Command.of("tar", "-xOf", saved.toString(), "manifest.json")
                        .run())
                .path(0)
                .path("Config")
                .asText();
        Path files = folder.resolve("files.tar");
        String container = docker("create", image.name(), "true").run().strip();
        docker("export", "-o", files.toString(), container).run();
        docker("rm", container).run();
        names.forEach(name -> docker("rmi", name).run());
        SeenImage seen = SeenImage.of("sha256:" + config.replaceFirst(".*/", "").replaceFirst("\\.json$", ""));
        return (image.kind() == Kind.TAR ? seen.named(names) : seen).with(files);
    }

    private Command docker(String... words) {
        Command command = Command.of(
                Stream.concat(Stream.of("docker"), Stream.of(words)).toArray(String[]::new));
        return host.isEmpty() ? command : command.with(Map.of("DOCKER_HOST", host));
    }

    /** Both image stores; the second where a test run has named an engine with it. */
    static List<ImageTool> all() {
        return List.of(
                new DockerTool("Docker", ""),
                new DockerTool(
                        "Docker with the containerd image store",
                        System.getProperty("docker-optimize.test.containerd-store", "none")));
    }

    @Override
    public String toString() {
        return label;
    }
}
