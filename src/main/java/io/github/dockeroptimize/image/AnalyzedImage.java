package io.github.dockeroptimize.image;

import java.util.List;
import java.util.Optional;

/**
 * The analysis of a built image, all of whose layers were read.
 *
 * @param digest of its manifest; empty for an archive in Docker's own format, which has none
 * @param layers from the lowest to the highest
 * @param largestFiles the ten largest files of all layers, largest first
 * @param efficiency dive's figures, which count the lowest layer as the base
 * @param efficiencyOverBase the figures with all layers of the base image as one
 * @param unwantedFiles files that should not be in the image, by rule
 * @param files all files above the base, by path
 */
public record AnalyzedImage(
        Optional<String> digest,
        StoredConfig config,
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
