package io.github.dockeroptimize.container;

import io.github.dockeroptimize.container.cache.StagedLayer;
import io.github.dockeroptimize.image.ImageManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

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
    public Delivered deliver(JibBuild call, List<StagedLayer> layers)
            throws IOException, JibFailure, BuildFailureException, InterruptedException {
        Files.createDirectories(scratch);
        Path tar = scratch.resolve(".daemon-" + UUID.randomUUID() + ".tar");
        try {
            JibBuild.Result result = call.write(layers, tar);
            ImageManifest manifest = new ImageTar(tar).manifest();
            daemon.load(tar);
            return new Delivered(
                    result.digest(),
                    result.id(),
                    List.of(manifest),
                    digest -> BuiltLayer.Transfer.WRITTEN,
                    Map.of(),
                    daemon.imageId(names.get(0)).orElse(result.id()));
        } finally {
            Files.deleteIfExists(tar);
        }
    }
}
