package io.github.dockeroptimize.engine;

import io.github.dockeroptimize.image.Compression;
import io.github.dockeroptimize.image.Digest;
import io.github.dockeroptimize.image.ImageFormat;
import io.github.dockeroptimize.image.ImageLayer;
import io.github.dockeroptimize.image.LayoutWriter;
import io.github.dockeroptimize.image.ManifestWriter;
import io.github.dockeroptimize.image.Platform;
import io.github.dockeroptimize.image.TestImage.Packing;
import io.github.dockeroptimize.image.WrittenImage;
import io.github.dockeroptimize.image.WrittenImages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A base for two platforms, with what readers may stumble over: links, a sticky directory, a set-id bit, a whiteout. */
final class ReadersBase {

    /** What is in its first layer, and in its second, as shell commands. */
    private static final List<String> LAYERS = List.of(
            "mkdir -p opt/readers && echo plain > opt/readers/plain && echo gone > opt/readers/gone"
                    + " && mkdir -p opt/readers/sticky && chmod 1777 opt/readers/sticky",
            "mkdir -p opt/readers && echo other > opt/readers/other && ln opt/readers/other opt/readers/hard"
                    + " && ln -s plain opt/readers/link && echo set > opt/readers/set && chmod 4755 opt/readers/set"
                    + " && touch opt/readers/.wh.gone",
            "mkdir -p opt/readers && echo third > opt/readers/third");

    /** The paths that a reader has to find, each with its type and mode. */
    static final Map<String, String> FILES = Map.of(
            "opt/readers/plain", "f 0644",
            "opt/readers/sticky", "d 1777",
            "opt/readers/other", "f 0644",
            "opt/readers/hard", "f 0644",
            "opt/readers/link", "l plain",
            "opt/readers/set", "f 4755",
            "opt/readers/third", "f 0644");

    private ReadersBase() {}

    /**
     * Pushes it.
     *
     * @param compressions those of its layers, by turns
     * @return its name
     */
    static String push(List<Compression> compressions) throws IOException {
        String words = compressions.stream().map(Compression::toString).collect(Collectors.joining("-"));
        String index = Registry.newImage("readers-base-" + words.toLowerCase(Locale.ROOT));
        Registry.crane(
                "index",
                "append",
                "-m",
                push(compressions, "linux/amd64"),
                "-m",
                push(compressions, "linux/arm64"),
                "-t",
                index);
        return index;
    }

    private static String push(List<Compression> compressions, String platform) throws IOException {
        Path folder = Apps.fresh("readers-base");
        List<ImageLayer> layers = new ArrayList<>();
        for (int i = 0; i < LAYERS.size(); i++) {
            layers.add(layer(folder, LAYERS.get(i), compressions.get(i % compressions.size())));
        }
        Platform parsed = Platform.parse(platform);
        byte[] config = ("{\"os\":\"" + parsed.os() + "\",\"architecture\":\"" + parsed.architecture()
                        + "\",\"config\":{},\"rootfs\":{\"type\":\"layers\",\"diff_ids\":["
                        + layers.stream()
                                .map(layer -> '"' + layer.diffId() + '"')
                                .collect(Collectors.joining(","))
                        + "]}}")
                .getBytes(StandardCharsets.UTF_8);
        byte[] manifest = ManifestWriter.manifest(ImageFormat.OCI, config, layers, Map.of());
        Path layout = folder.resolve("layout");
        LayoutWriter.write(
                layout,
                WrittenImages.of(
                        ImageFormat.OCI, List.of(new WrittenImage(parsed, config, manifest, layers)), Map.of()),
                layer -> folder.resolve(layer.digest()),
                List.of("base:1"));
        String image = Registry.newImage("readers-base-" + parsed.architecture());
        Registry.crane("push", layout.toString(), image);
        return image;
    }

    private static ImageLayer layer(Path folder, String commands, Compression compression) throws IOException {
        Path root = Apps.fresh("readers-layer");
        Command.of("sh", "-ec", "umask 022; " + commands).in(root).run();
        Path tar = folder.resolve("layer.tar");
        Command.of(
                        "tar",
                        "--owner=0",
                        "--group=0",
                        "--sort=name",
                        "--mtime=@0",
                        "-C",
                        root.toString(),
                        "-cf",
                        tar.toString(),
                        "opt")
                .run();
        byte[] bytes = Files.readAllBytes(tar);
        byte[] stored = Packing.valueOf(compression == Compression.NONE ? "PLAIN" : compression.name())
                .pack(bytes);
        String digest = Digest.of(stored).toString();
        Files.write(folder.resolve(digest), stored);
        return new ImageLayer(
                digest, stored.length, compression, Digest.of(bytes).toString());
    }
}
