package io.github.dockeroptimize.container;

import io.github.dockeroptimize.plan.ImagePlan;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What is to be built, and where it is to go.
 *
 * @param tags of the image beside the one in its name
 * @param platforms empty: the daemon's own, or linux/amd64
 * @param creationTime what the image's config and history say
 * @param baseLifetime how long the digest of a base image's tag is believed without asking again
 * @param offline whether no registry may be asked
 * @param pipeline whether this is an automatic build, whose machine may have no past
 * @param cache where layers and base images are kept between builds
 * @param outputDirectory where {@code image.json} and the like are written
 */
public record BuildRequest(
        ImagePlan plan,
        Destination destination,
        List<String> tags,
        List<Platform> platforms,
        ImageFormat format,
        Instant creationTime,
        Duration baseLifetime,
        boolean offline,
        boolean pipeline,
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
                creationTime,
                baseLifetime,
                offline,
                pipeline,
                access,
                cache,
                outputDirectory);
    }

    /**
     * Where the cache lies.
     *
     * @param limit its greatest size in bytes
     */
    public record CacheSettings(Path folder, long limit) {}
}
