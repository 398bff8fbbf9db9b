package io.github.dockeroptimize.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An image that was compiled in the container.
 *
 * @param progress what the builder said, step by step
 */
record SourceBuild(String image, String progress) {

    static SourceBuild of(Path context, String name, String... options) {
        String image = Engine.nameFor(name);
        List<String> words = new ArrayList<>(List.of("docker", "build", "--progress=plain", "-t", image));
        words.addAll(List.of(options));
        words.add(context.toString());
        return Engine.whileCacheStays(() ->
                new SourceBuild(image, Command.of(words.toArray(String[]::new)).run()));
    }

    /** By a builder that has just built another context. */
    static SourceBuild after(Path other, Path context, String name) {
        return Engine.whileCacheStays(() -> {
            of(other, name);
            return of(context, name);
        });
    }

    /** Without any step taken from the builder's cache; what its cache mounts hold stays. */
    static SourceBuild anew(Path context, String name) {
        return of(context, name, "--no-cache");
    }

    /** Whether the only step with this in it was not run again. */
    boolean cached(String step) {
        String number = progress.lines()
                .filter(line -> line.contains(step))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no step with '" + step + "' in\n" + progress))
                .replaceFirst(" .*", "");
        return progress.lines().anyMatch(line -> line.equals(number + " CACHED"));
    }

    /** The path of every file of the image. */
    List<String> files() {
        String container = Command.of("docker", "create", image, "none").run().strip();
        try {
            return Command.of("sh", "-c", "docker export " + container + " | tar -t")
                    .run()
                    .lines()
                    .toList();
        } finally {
            Command.of("docker", "rm", container).run();
        }
    }

    /** The digests of its layers above a base's. */
    List<String> layersAbove(String base) {
        return Engine.layers(image, Engine.layerCount(base));
    }
}
