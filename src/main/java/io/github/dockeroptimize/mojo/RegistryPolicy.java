package io.github.dockeroptimize.mojo;

import io.github.dockeroptimize.container.RemoteImage;
import io.github.dockeroptimize.image.ImageReader;
import io.github.dockeroptimize.image.Platform;
import io.github.dockeroptimize.registry.Proxy;
import io.github.dockeroptimize.registry.RegistryAccess;
import io.github.dockeroptimize.report.BaseSizes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Whether and how registries may be asked for images. */
sealed interface RegistryPolicy {

    /** How registries are accessed; empty where they may not be asked. */
    List<Proxy> proxies();

    /** The sizes of base images, for these platforms. */
    BaseSizes baseSizes(List<Platform> platforms);

    /**
     * A built image.
     *
     * @throws IOException if it can't be read, or registries may not be asked
     */
    ImageReader built(String reference, String platform) throws IOException;

    /**
     * A base image.
     *
     * @throws IOException if it can't be read, or registries may not be asked
     */
    ImageReader base(String reference, String platform) throws IOException;

    /**
     * Registries may not be asked.
     *
     * @param why the reason, as a clause
     */
    record Unasked(String why) implements RegistryPolicy {

        @Override
        public List<Proxy> proxies() {
            return List.of();
        }

        @Override
        public BaseSizes baseSizes(List<Platform> platforms) {
            return base -> BaseSizes.Answer.unknown(why);
        }

        @Override
        public ImageReader built(String reference, String platform) throws IOException {
            throw new IOException("registries are not asked (" + why + ")");
        }

        @Override
        public ImageReader base(String reference, String platform) throws IOException {
            return built(reference, platform);
        }
    }

    /**
     * Registries may be asked.
     *
     * @param cache the cache that builds on this machine share
     */
    record Asked(RegistryAccess access, Path cache) implements RegistryPolicy {

        @Override
        public List<Proxy> proxies() {
            return access.proxies();
        }

        @Override
        public BaseSizes baseSizes(List<Platform> platforms) {
            return new RegistryBaseSizes(access, cache, platforms);
        }

        @Override
        public ImageReader built(String reference, String platform) throws IOException {
            return RegistryBlobs.open(RemoteImage.built(reference, access, cache), platform);
        }

        @Override
        public ImageReader base(String reference, String platform) throws IOException {
            return RegistryBlobs.open(RemoteImage.base(reference, access, cache), platform);
        }
    }
}
