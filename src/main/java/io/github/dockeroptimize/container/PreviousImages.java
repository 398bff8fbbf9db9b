package io.github.dockeroptimize.container;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** Remembers the image that was last put to a place, so that the next one can be made from it. */
final class PreviousImages {

    private final Path folder;

    PreviousImages(Path folder) {
        this.folder = folder;
    }

    /**
     * An image that differs from the one to be built in its layers' content at most.
     *
     * @param manifest as the registry has it
     * @param config as the registry has it
     * @param keys of the plan's layers
     * @param tarSizes in bytes, by digest, where known
     */
    record Previous(String digest, String manifest, String config, List<String> keys, Map<String, Long> tarSizes) {}

    Optional<Previous> find(String place) throws IOException {
        Properties values = SmallFile.read(file(place));
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

    void remember(String place, Previous image) throws IOException {
        Map<String, String> values = new TreeMap<>();
        values.put("digest", image.digest());
        values.put("manifest", image.manifest());
        values.put("config", image.config());
        values.put("keys", String.join(" ", image.keys()));
        values.put("end", "");
        image.tarSizes().forEach((digest, size) -> values.put(digest, String.valueOf(size)));
        SmallFile.write(file(place), values);
    }

    private Path file(String place) {
        return folder.resolve("previous-" + Digests.hex(place));
    }
}
