package io.github.dockeroptimize.report.image;

import java.util.List;
import java.util.Optional;

/**
 * A built image, read from its first byte to its last.
 *
 * @param digest of its manifest; empty: it lies in an archive of Docker's own format, which has none
 * @param layers from the lowest to the highest
 * @param largestFiles the ten largest of all layers, these first
 * @param efficiency with the lowest layer as the base, as dive counts
 * @param efficiencyOverBase with all layers of the base image as one, which it is for whoever builds upon it
 * @param unwantedFiles what should not be there, by the names of rules
 * @param files all above the base, by their paths
 */
public record AnalyzedImage(
        Optional<String> digest,
        ImageConfig config,
        List<AnalyzedLayer> layers,
        List<ImageFile> largestFiles,
        Efficiency efficiency,
        Efficiency efficiencyOverBase,
        Duplicates duplicates,
        List<UnwantedFiles> unwantedFiles,
        ImageFiles files) {

    public AnalyzedImage {
        layers = List.copyOf(layers);
        largestFiles = List.copyOf(largestFiles);
        unwantedFiles = List.copyOf(unwantedFiles);
    }
}
