package io.github.dockeroptimize.container;

import io.github.dockeroptimize.image.ImageFormat;
import io.github.dockeroptimize.image.LayerCompression;
import io.github.dockeroptimize.image.Platform;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.registry.RegistryAccess;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The image to build, and its destination.
 *
 * @param tags of the image in addition to the one in its name
 * @param platforms if empty, the daemon's own, or linux/amd64
 * @param compression of the layers that are added to the base's
 * @param creationTime the creation time in the image's config and history
 * @param baseLifetime how long the digest of a base image's tag is used without asking the registry again
 * @param offline whether registries must not be asked
 * @param cache where layers and base images are kept between builds
 * @param outputDirectory where {@code image.json} and similar files are written
 */
public record BuildRequest(
        ImagePlan plan,
        Destination destination,
        List<String> tags,
        List<Platform> platforms,
        ImageFormat format,
        LayerCompression compression,
        Instant creationTime,
        Duration baseLifetime,
        boolean offline,
        RegistryAccess access,
        CacheSettings cache,
        Path outputDirectory) {

    public BuildRequest {
        tags = List.copyOf(tags);
        platforms = List.copyOf(platforms);
    }

    BuildRequest on(Platform platform) {
        return new BuildRequest(
                plan,
                destination,
                tags,
                List.of(platform),
                format,
                compression,
                creationTime,
                baseLifetime,
                offline,
                access,
                cache,
                outputDirectory);
    }

    /**
     * Where the cache is.
     *
     * @param limit its maximum size in bytes
     */
    public record CacheSettings(Path folder, long limit) {}
}
