package io.github.dockeroptimize.container.cache;

import io.github.dockeroptimize.image.Digests;
import io.github.dockeroptimize.output.SharedProperties;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** Remembers the image that was last pushed to a destination, so that the next push sends only changes. */
public final class LastPush {

    private final Path folder;

    public LastPush(Path folder) {
        this.folder = folder;
    }

    /**
     * An image that differs from the one to be built at most in the content of its layers.
     *
     * @param manifest as the registry has it
     * @param config as the registry has it
     * @param keys of the plan's layers
     * @param tarSizes in bytes, by digest, where known
     */
    public record Previous(
            String digest, String manifest, String config, List<String> keys, Map<String, Long> tarSizes) {}

    public Optional<Previous> find(String place) throws IOException {
        Properties values = SharedProperties.read(file(place));
        if (!values.containsKey("end")) {
            return Optional.empty();
        }
        Map<String, Long> sizes = new HashMap<>();
        values.stringPropertyNames().stream()
                .filter(name -> name.startsWith(Digests.PREFIX))
                .forEach(name -> sizes.put(name, Long.valueOf(values.getProperty(name))));
        return Optional.of(new Previous(
                values.getProperty("digest", ""),
                values.getProperty("manifest", ""),
                values.getProperty("config", ""),
                List.of(values.getProperty("keys", "").split(" ", -1)),
                sizes));
    }

    public void remember(String place, Previous image) throws IOException {
        Map<String, String> values = new TreeMap<>();
        values.put("digest", image.digest());
        values.put("manifest", image.manifest());
        values.put("config", image.config());
        values.put("keys", String.join(" ", image.keys()));
        values.put("end", "");
        image.tarSizes().forEach((digest, size) -> values.put(digest, String.valueOf(size)));
        SharedProperties.write(file(place), values);
    }

    private Path file(String place) {
        return folder.resolve("previous-" + Digests.hex(place));
    }
}
