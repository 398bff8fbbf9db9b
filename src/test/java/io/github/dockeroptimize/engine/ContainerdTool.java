package io.github.dockeroptimize.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** containerd, by its own client, where a test run has named its socket. */
record ContainerdTool(String socket) implements ImageTool {

    private static final String NAMESPACE =
            "docker-optimize-test-" + ProcessHandle.current().pid();

    static ImageTool ofRun() {
        return new ContainerdTool(System.getProperty("docker-optimize.test.containerd", "none"));
    }

    @Override
    public Command presence() {
        return ctr("version");
    }

    @Override
    public boolean takes(ReadableImage image) {
        return image.kind() != Kind.LAYOUT;
    }

    @Override
    public SeenImage read(ReadableImage image) throws IOException {
        String platforms = image.severalPlatforms() ? "--all-platforms" : "";
        if (image.kind() == Kind.TAR) {
            ctr("images", "import", platforms, image.place()).run();
        } else {
            ctr("images", "pull", "--plain-http", platforms, image.name()).run();
        }
        Set<String> names = new TreeSet<>();
        String digest = "";
        for (String line : ctr("images", "ls").run().lines().toList()) {
            String[] words = line.split("\\s+", -1);
            String name = words[0].replaceFirst("^docker.io/", "");
            if (image.names().contains(name)) {
                names.add(name);
                digest = words[2];
            }
        }
        JsonNode document = content(digest);
        JsonNode manifest = document.has("manifests")
                ? content(document.path("manifests").path(0).path("digest").asText())
                : document;
        Path folder = Apps.fresh("read-by-containerd");
        Path files = folder.resolve("files.tar");
        Path root = Files.createDirectory(folder.resolve("root"));
        String own = image.kind() == Kind.TAR ? "docker.io/" + image.name() : image.name();
        ctr("images", "mount", "--platform", "linux/amd64", own, root.toString())
                .run();
        Command.of("tar", "-C", root.toString(), "-cf", files.toString(), "opt", "app")
                .run();
        ctr("images", "unmount", "--rm", root.toString()).run();
        for (String name : ctr("images", "ls", "-q").run().lines().toList()) {
            ctr("images", "rm", "--sync", name).run();
        }
        SeenImage seen =
                SeenImage.of(manifest.path("config").path("digest").asText()).with(files);
        return image.kind() == Kind.TAR ? seen.named(names) : seen;
    }

    private JsonNode content(String digest) {
        return Json.read(ctr("content", "get", digest).run());
    }

    private Command ctr(String... words) {
        return Command.of(Stream.concat(Stream.of("ctr", "-a", socket, "-n", NAMESPACE), Stream.of(words))
                        .toArray(String[]::new))
                .withoutEmptyWords();
    }

    @Override
    public String toString() {
        return "containerd";
    }
}
