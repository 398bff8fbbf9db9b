package io.github.dockeroptimize.container.cache;

import io.github.dockeroptimize.image.Digests;
import io.github.dockeroptimize.output.SharedProperties;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/** Remembers the image that was last pushed to a name, so that its blobs needn't be asked for. */
public final class LastPush {

    private final Path folder;

    public LastPush(Path folder) {
        this.folder = folder;
    }

    /**
     * An image in a registry.
     *
     * @param blobs the digests of its layers and configs
     */
    public record Previous(String digest, Set<String> blobs) {

        public Previous {
            blobs = Set.copyOf(blobs);
        }
    }

    /**
     * The image that was last pushed.
     *
     * @param name with registry and tag
     */
    public Optional<Previous> find(String name) throws IOException {
        Properties values = SharedProperties.read(file(name));
        String digest = values.getProperty("digest", "");
        return Digests.isDigest(digest)
                ? Optional.of(new Previous(
                        digest,
                        Set.copyOf(List.of(values.getProperty("blobs", "").split(" ", -1)))))
                : Optional.empty();
    }

    public void remember(String name, String digest, Collection<String> blobs) throws IOException {
        SharedProperties.write(file(name), Map.of("digest", digest, "blobs", String.join(" ", blobs)));
    }

    private Path file(String name) {
        return folder.resolve("last-" + Digests.hex(name));
    }
}
