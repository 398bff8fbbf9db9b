package io.github.dockeroptimize.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Docker's engine, through its client as users call it. */
final class Engine {

    /** Each run has names of its own, so that two runs on one engine don't take each other's images. */
    static final String PREFIX =
            "docker-optimize-test-" + ProcessHandle.current().pid() + "/";

    private static final AtomicInteger BUILT = new AtomicInteger();

    /** Who builds reads it, who empties it writes. */
    private static final ReadWriteLock CACHE = new ReentrantReadWriteLock(true);

    private Engine() {}

    /** Builds an image and gives its name. */
    static String build(Path context, String name) {
        return buildAs(nameFor(name), context);
    }

    /** Builds an image of this name. */
    static String buildAs(String image, Path context) {
        whileCacheStays(Command.of("docker", "build", "-q", "-t", image, context.toString())::run);
        return image;
    }

    /** While this is done, no other test empties the builder's cache. */
    static <T> T whileCacheStays(Supplier<T> builds) {
        CACHE.readLock().lock();
        try {
            return builds.get();
        } finally {
            CACHE.readLock().unlock();
        }
    }

    /** A name that no other image of this run has. */
    static String nameFor(String name) {
        return PREFIX + name + "-" + BUILT.incrementAndGet();
    }

    /** What a build that has to fail says. */
    static String failToBuild(Path context) {
        Command.Result result =
                whileCacheStays(Command.of("docker", "build", "--progress=plain", context.toString())::tryRun);
        if (result.exitCode() == 0) {
            throw new AssertionError(context + " could be built");
        }
        return result.output();
    }

    /** Takes over an image that another builder has made. */
    static String load(Path archive, String name) {
        Command.of("docker", "load", "-q", "-i", archive.toString()).run();
        return PREFIX + name;
    }

    static String nameToLoad(String name) {
        return PREFIX + name + ":latest";
    }

    /** Removes all that this run has built. */
    static void clean() {
        for (String names : List.of(PREFIX + "*", Registry.ADDRESS + "/" + PREFIX + "*")) {
            String images = Command.of("docker", "images", "-q", names).run().strip();
            if (!images.isEmpty()) {
                Command.of(("docker rmi -f " + images).split("\\s+")).tryRun();
            }
        }
    }

    /**
     * Builds an image as a builder does that has never built anything. What instructions keep in cache mounts stays: these
     * images have none, and those that are compiled in their containers would fetch everything again.
     */
    static String buildCold(Path context, String name) {
        CACHE.writeLock().lock();
        try {
            for (String type : List.of("regular", "source.local")) {
                Command.of("docker", "builder", "prune", "-af", "--filter", "type=" + type)
                        .run();
            }
            return build(context, name);
        } finally {
            CACHE.writeLock().unlock();
        }
    }

    /** What {@code docker build --check} says. */
    static String check(Path context) {
        return whileCacheStays(Command.of("docker", "build", "--check", context.toString())::tryRun)
                .output();
    }

    /** A tar of nothing, 1024 zero bytes: what an instruction leaves that changes no file, such as WORKDIR. */
    private static final String EMPTY_LAYER = "sha256:5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef";

    /** The digests of the layers above the base that have files, uncompressed. */
    static List<String> layers(String image, int ofBase) {
        return allLayers(image).stream()
                .skip(ofBase)
                .filter(layer -> !layer.equals(EMPTY_LAYER))
                .toList();
    }

    private static List<String> allLayers(String image) {
        return Command.of("docker", "inspect", "-f", "{{range .RootFS.Layers}}{{println .}}{{end}}", image)
                .run()
                .lines()
                .filter(line -> line.startsWith("sha256:"))
                .toList();
    }

    static int layerCount(String image) {
        Command.of("docker", "pull", "-q", image).tryRun();
        return allLayers(image).size();
    }

    static String inspect(String image, String format) {
        return Command.of("docker", "inspect", "-f", format, image).run().strip();
    }

    /** Without what the engine says of an image that it has to pull. */
    static String run(String image, String... words) {
        return Command.of(Stream.concat(
                                Stream.of("docker", "run", "--quiet", "--rm", "--entrypoint", words[0], image),
                                Stream.of(words).skip(1))
                        .toArray(String[]::new))
                .run();
    }

    /** As the user who sees every file. */
    static String runAsRoot(String image, String... words) {
        return Command.of(Stream.concat(
                                Stream.of(
                                        "docker",
                                        "run",
                                        "--quiet",
                                        "--rm",
                                        "--user",
                                        "0",
                                        "--entrypoint",
                                        words[0],
                                        image),
                                Stream.of(words).skip(1))
                        .toArray(String[]::new))
                .run();
    }
}
