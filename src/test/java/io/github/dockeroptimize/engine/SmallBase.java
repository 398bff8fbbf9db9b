package io.github.dockeroptimize.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A base image of one small file for each of two platforms, for what is only looked at and never run. */
final class SmallBase {

    private static final List<String> ARCHITECTURES = List.of("amd64", "arm64");

    private SmallBase() {}

    /** Pushes an index of both platforms, and gives its name. */
    static String push() throws IOException {
        String index = Registry.newImage("small-base");
        Registry.crane(
                "index", "append", "-m", push(ARCHITECTURES.get(0)), "-m", push(ARCHITECTURES.get(1)), "-t", index);
        return index;
    }

    private static String push(String architecture) throws IOException {
        Path folder = Apps.fresh("small-base-" + architecture);
        Files.writeString(folder.resolve("architecture"), architecture);
        Path tar = folder.resolve("layer.tar");
        Command.of("tar", "-C", folder.toString(), "-cf", tar.toString(), "architecture")
                .run();
        String image = Registry.newImage("small-base-" + architecture);
        Registry.crane("append", "-f", tar.toString(), "-t", image);
        Registry.crane("mutate", "--set-platform", "linux/" + architecture, "-t", image, image);
        return image;
    }
}
