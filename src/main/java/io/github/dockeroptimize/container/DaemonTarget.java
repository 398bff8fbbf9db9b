package io.github.dockeroptimize.container;

import io.github.dockeroptimize.image.ArchiveWriter;
import io.github.dockeroptimize.image.ImageLayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** A container engine on this machine. */
final class DaemonTarget implements Target {

    private final Daemon daemon;
    private final List<String> names;
    private final Path scratch;

    /**
     * @param names all names of the image, each with its tag
     * @param scratch a directory for the tar that the engine loads
     */
    DaemonTarget(Daemon daemon, List<String> names, Path scratch) {
        this.daemon = daemon;
        this.names = names;
        this.scratch = scratch;
    }

    @Override
    public String place() {
        return "daemon " + names;
    }

    @Override
    public boolean has(BuildHistory.Earlier earlier) throws BuildFailureException, InterruptedException {
        for (String name : names) {
            if (!daemon.imageId(name).equals(Optional.of(earlier.proof()))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Delivered deliver(FinishedImage image) throws IOException, BuildFailureException, InterruptedException {
        Function<ImageLayer, Path> files = image.files();
        Path tar = scratch.resolve(".daemon-" + UUID.randomUUID() + ".tar");
        try {
            Files.createDirectories(scratch);
            ArchiveWriter.write(tar, image.written(), files, names);
            daemon.load(tar);
            return Delivered.written(
                    daemon.imageId(names.get(0)).orElse(image.written().id()));
        } catch (IOException e) {
            throw FullDiskException.explain(tar, e);
        } finally {
            Files.deleteIfExists(tar);
        }
    }
}
