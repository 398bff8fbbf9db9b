package io.github.dockeroptimize.engine;

import io.github.dockeroptimize.image.Compression;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Tools that read images without keeping them. */
enum LooseTool implements ImageTool {
    SKOPEO("skopeo") {
        @Override
        public boolean takes(ReadableImage image) {
            return image.kind() != Kind.LAYOUT || image.format().equals("oci");
        }

        @Override
        public SeenImage read(ReadableImage image) throws IOException {
            String archive = "docker-archive:" + image.place() + ":" + image.name();
            String name = switch (image.kind()) {
                case TAR -> image.format().equals("oci") ? "oci-archive:" + image.place() + ":1" : archive;
                case LAYOUT -> "oci:" + image.place() + ":1";
                case REGISTRY -> "docker://" + image.name();
            };
            boolean remote = image.kind() == Kind.REGISTRY;
            String config = Command.of(
                            "skopeo", "inspect", "--config", "--raw", remote ? "--tls-verify=false" : "", name)
                    .withoutEmptyWords()
                    .run();
            String copy = Apps.fresh("copied-by-skopeo").toString();
            Command.of("skopeo", "copy", "-q", "--all", remote ? "--src-tls-verify=false" : "", name, "dir:" + copy)
                    .withoutEmptyWords()
                    .run();
            SeenImage seen = SeenImage.of(sha256(config));
            if (image.kind() != Kind.TAR) {
                return seen;
            }
            Command.of("skopeo", "copy", "-q", archive, "dir:" + copy + "-docker")
                    .run();
            Set<String> names = new TreeSet<>();
            Json.read(Command.of("skopeo", "list-tags", "docker-archive:" + image.place()).run())
                    .path("Tags")
                    .forEach(tag -> names.add(tag.asText()));
            return seen.named(names);
        }
    },
    CRANE("crane version") {
        /** It takes the compression of the first layer of a tar for that of all, and has none but gzip in mind. */
        @Override
        public boolean takes(ReadableImage image) {
            return image.kind() != Kind.LAYOUT && image.base().equals(List.of(Compression.GZIP));
        }

        @Override
        public SeenImage read(ReadableImage image) throws IOException {
            String remote = image.name();
            if (image.kind() == Kind.TAR) {
                Registry.crane("validate", "--tarball", image.place());
                remote = Registry.newImage("pushed-by-crane");
                Registry.crane("push", image.place(), remote);
            }
            Registry.crane("validate", "--remote", remote);
            Path files = Apps.fresh("read-by-crane").resolve("files.tar");
            Registry.crane("export", remote, files.toString());
            return SeenImage.of(sha256(Registry.crane("config", remote))).with(files);
        }
    },
    UMOCI("umoci") {
        @Override
        public boolean takes(ReadableImage image) {
            return image.kind() == Kind.LAYOUT && image.format().equals("oci") && !image.severalPlatforms();
        }

        @Override
        public SeenImage read(ReadableImage image) throws IOException {
            Path folder = Apps.fresh("read-by-umoci");
            Path bundle = folder.resolve("bundle");
            Path files = folder.resolve("files.tar");
            Command.of("umoci", "unpack", "--image", image.place() + ":1", bundle.toString())
                    .run();
            String root = bundle.resolve("rootfs").toString();
            Command.of("tar", "-C", root, "-cf", files.toString(), "opt", "app").run();
            Set<String> tags = new TreeSet<>(
                    Command.of("umoci", "ls", "--layout", image.place()).run().lines().toList());
            return SeenImage.unpacked(files).named(tags);
        }
    },
    ORAS("oras") {
        @Override
        public boolean takes(ReadableImage image) {
            return true;
        }

        @Override
        public SeenImage read(ReadableImage image) throws IOException {
            boolean remote = image.kind() == Kind.REGISTRY;
            String name = remote ? image.name() : image.place() + ":1";
            String config = Command.of(
                            "oras",
                            "manifest",
                            "fetch-config",
                            "--platform",
                            "linux/amd64",
                            remote ? "--plain-http" : "--oci-layout",
                            name)
                    .run();
            Command.of(
                            "oras",
                            "copy",
                            "--no-tty",
                            remote ? "--from-plain-http" : "--from-oci-layout",
                            name,
                            "--to-oci-layout",
                            Apps.fresh("copied-by-oras") + ":1")
                    .run();
            SeenImage seen = SeenImage.of(sha256(config));
            return remote
                    ? seen
                    : seen.named(new TreeSet<>(Command.of("oras", "repo", "tags", "--oci-layout", image.place())
                            .run()
                            .lines()
                            .toList()));
        }
    };

    private final String present;

    LooseTool(String present) {
        this.present = present;
    }

    @Override
    public Command presence() {
        return Command.of(present.contains(" ") ? present.split(" ") : new String[] {present, "--help"});
    }

    private static String sha256(String text) throws IOException {
        return "sha256:" + Tree.digest(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
