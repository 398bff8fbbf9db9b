package io.github.dockeroptimize.engine;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** The other builder that reads the same Dockerfiles, always as one that has never built anything. */
final class Buildah {

    private Buildah() {}

    static boolean isThere() {
        try {
            return Command.of("buildah", "--version").tryRun().exitCode() == 0;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** The digests of all layers of the image that it builds. */
    static List<String> layers(Path context) {
        String name = "docker-optimize-test-" + UUID.randomUUID();
        Command.of("buildah", "bud", "--layers", "--no-cache", "-q", "-t", name, context.toString())
                .run();
        try {
            return Command.of(
                            "buildah",
                            "inspect",
                            "--type",
                            "image",
                            "--format",
                            "{{range .OCIv1.RootFS.DiffIDs}}{{println .}}{{end}}",
                            name)
                    .run()
                    .lines()
                    .filter(line -> line.startsWith("sha256:"))
                    .toList();
        } finally {
            Command.of("buildah", "rmi", "-f", name).run();
        }
    }
}
