package io.github.dockeroptimize.container;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.container.BuiltLayer.Transfer;
import io.github.dockeroptimize.image.Platform;
import io.github.dockeroptimize.output.SharedProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.TreeMap;

/** Remembers the image that was built for a fingerprint and a destination. */
final class BuildHistory {

    private final Path folder;

    BuildHistory(Path folder) {
        this.folder = folder;
    }

    /**
     * An image that was built earlier.
     *
     * @param proof what shows that the image at the destination is still this one
     * @param warnings that concern the image, to be given again
     */
    record Earlier(BuiltImage image, String proof, List<String> warnings) {}

    /**
     * Records the image that a build made.
     *
     * @param key identifies what was built and where it was delivered
     */
    Optional<Earlier> find(String key, String name) throws IOException {
        Path file = folder.resolve(key);
        Properties values = SharedProperties.read(file);
        if (!values.containsKey("digest") || !values.containsKey("end")) {
            return Optional.empty();
        }
        List<BuiltLayer> layers = new ArrayList<>();
        try {
            for (int i = 0; values.containsKey("layer." + i); i++) {
                layers.add(layer(values.getProperty("layer." + i)));
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException | InvalidInputException e) {
            return Optional.empty(); // not what was written
        }
        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        BuiltImage image =
                new BuiltImage(name, values.getProperty("digest"), values.getProperty("id", ""), layers, true);
        List<String> warnings = new ArrayList<>();
        for (int i = 0; values.containsKey("warning." + i); i++) {
            warnings.add(values.getProperty("warning." + i));
        }
        return Optional.of(new Earlier(image, values.getProperty("proof", ""), warnings));
    }

    void remember(String key, Earlier earlier) throws IOException {
        BuiltImage image = earlier.image();
        Map<String, String> values = new TreeMap<>();
        values.put("digest", image.digest());
        values.put("id", image.id());
        values.put("proof", earlier.proof());
        values.put("end", "");
        for (int i = 0; i < image.layers().size(); i++) {
            values.put("layer." + i, line(image.layers().get(i)));
        }
        for (int i = 0; i < earlier.warnings().size(); i++) {
            values.put("warning." + i, earlier.warnings().get(i));
        }
        SharedProperties.write(folder.resolve(key), values);
    }

    private static String line(BuiltLayer layer) {
        return String.join(
                " ",
                layer.digest(),
                String.valueOf(layer.size()),
                layer.uncompressedSize().isPresent()
                        ? String.valueOf(layer.uncompressedSize().getAsLong())
                        : "-",
                layer.platform().map(Platform::toString).orElse("-"),
                layer.name().orElse(""));
    }

    private static BuiltLayer layer(String line) {
        String[] words = line.split(" ", 5);
        return new BuiltLayer(
                words[3].equals("-") ? Optional.empty() : Optional.of(Platform.parse(words[3])),
                words[4].isEmpty() ? Optional.empty() : Optional.of(words[4]),
                words[0],
                Long.parseLong(words[1]),
                words[2].equals("-") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(words[2])),
                Transfer.REUSED);
    }
}
