package io.github.dockeroptimize.image;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.image.LayerReader.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads all layers of an image, in the order in which they are in its source, and adds up what they hold. */
final class ImageAnalysis {

    private static final int LARGEST = 10;

    private final StoredImage image;
    private final StoredConfig config;
    private final int baseLayers;
    private final MemoryLimit memory;
    private final DecompressionLimit allowance;
    private final PathTree paths;
    private final ContentHashes hashes;
    private final UnwantedFileCount unwanted;

    ImageAnalysis(StoredImage image, int baseLayers, MemoryLimit memory, DecompressionLimit allowance) {
        this.image = image;
        this.config = image.config();
        this.baseLayers = baseLayers;
        this.memory = memory;
        this.allowance = allowance;
        this.paths = new PathTree(memory);
        this.hashes = new ContentHashes(paths, memory);
        this.unwanted = new UnwantedFileCount(paths);
    }

    AnalyzedImage run() throws IOException {
        List<Reading> readings = readings();
        VisibleTree visible = new VisibleTree(paths);
        List<LayerPaths> overBase = new ArrayList<>();
        for (int i = 0; i < readings.size(); i++) {
            LayerPaths content = readings.get(i).content();
            visible.add(content);
            if (i >= baseLayers) {
                overBase.add(content);
            } else if (i == baseLayers - 1) {
                overBase.add(visible.squashed(memory));
            }
        }
        List<UnwantedFiles> unwantedFiles = unwanted.list(visible);
        List<LayerPaths> contents = readings.stream().map(Reading::content).toList();
        long hidden = bytesFrom(0, readings) - visible.bytesFrom(0);
        long hiddenOverBase = bytesFrom(baseLayers, readings) - visible.bytesFrom(baseLayers);
        return new AnalyzedImage(
                image.manifest().map(Digest::toString),
                config,
                layers(readings),
                largest(readings),
                efficiency(contents, bytesFrom(1, readings), hidden),
                efficiency(overBase, bytesFrom(baseLayers, readings), hiddenOverBase),
                hashes.duplicates(),
                unwantedFiles,
                new ImageFiles(paths, contents, baseLayers));
    }

    /** Reads the layers; one that the image contains twice is read once. */
    private List<Reading> readings() throws IOException {
        Map<String, Integer> first = new HashMap<>();
        for (int i = 0; i < image.layers().size(); i++) {
            first.putIfAbsent(image.layers().get(i).name(), i);
        }
        List<Integer> order = new ArrayList<>(first.values());
        order.sort(Comparator.<Integer>comparingLong(i -> image.layers().get(i).position())
                .thenComparing(Comparator.naturalOrder()));
        Map<String, Reading> read = new HashMap<>();
        LayerReader reader = new LayerReader(paths, memory, allowance, new OwnFiles(hashes, unwanted));
        for (int i : order) {
            StoredLayer layer = image.layers().get(i);
            read.put(layer.name(), reader.read(layer, i, i < baseLayers));
        }
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < image.layers().size(); i++) {
            Reading reading = read.get(image.layers().get(i).name());
            String expected = config.diffIds().get(i);
            if (reading == null || !reading.diffId().toString().equals(expected)) {
                throw new DamagedImageException("has the layer "
                        + quote(image.layers().get(i).name()) + ", which does not match its config's digest "
                        + quote(expected));
            }
            readings.add(reading);
        }
        return readings;
    }

    private List<AnalyzedLayer> layers(List<Reading> readings) {
        List<AnalyzedLayer> layers = new ArrayList<>();
        for (Reading reading : readings) {
            int number = layers.size();
            layers.add(new AnalyzedLayer(
                    reading.digest().toString(),
                    reading.diffId().toString(),
                    config.history().get(number),
                    number < baseLayers,
                    reading.stored(),
                    reading.size(),
                    reading.fileBytes(),
                    reading.counts(),
                    reading.largest()));
        }
        return layers;
    }

    private static List<ImageFile> largest(List<Reading> readings) {
        LargestFiles largest = new LargestFiles(LARGEST);
        readings.stream().flatMap(reading -> reading.largest().stream()).forEach(largest::add);
        return largest.list();
    }

    private static long bytesFrom(int layer, List<Reading> readings) {
        return readings.stream().skip(layer).mapToLong(Reading::fileBytes).sum();
    }

    private Efficiency efficiency(List<LayerPaths> layers, long userBytes, long hiddenBytes) {
        EfficiencyCount count = new EfficiencyCount(paths);
        layers.forEach(count::add);
        return count.result(userBytes, hiddenBytes);
    }
}
