package io.github.dockeroptimize.report;

import java.util.List;
import java.util.Optional;

/**
 * Findings in the built image that the plan doesn't know: what a base image holds, and what layers hide.
 *
 * @param source where the image was read from
 * @param digest of its manifest, where it has one
 * @param layers from the lowest to the highest, including the base's
 * @param efficiency by dive's definition, from 0 to 1
 * @param wastedBytes by dive's definition
 * @param userWasted the wasted bytes over those above the lowest layer, by dive's definition; it may be more than 1
 * @param reclaimableBytes what can be saved above the base
 * @param wasted paths that several layers have or delete, those with the most bytes first
 * @param duplicates the same content under several paths
 * @param unwanted files that should not be in an image, and libraries in several versions
 */
public record ImageFindings(
        String source,
        Optional<String> digest,
        List<BuiltLayer> layers,
        double efficiency,
        long wastedBytes,
        double userWasted,
        long reclaimableBytes,
        List<Finding> wasted,
        List<Finding> duplicates,
        List<Finding> unwanted) {

    public ImageFindings {
        layers = List.copyOf(layers);
        wasted = List.copyOf(wasted);
        duplicates = List.copyOf(duplicates);
        unwanted = List.copyOf(unwanted);
    }

    /**
     * A layer of the image.
     *
     * @param name the plan's, or the one that the image states
     * @param digest of its bytes as they are stored
     * @param ofBase whether it belongs to the base image
     * @param size of its files, and of the layer as stored
     */
    public record BuiltLayer(String name, String digest, boolean ofBase, int files, Size size) {}

    /**
     * Some files with something in common.
     *
     * @param what what they have in common: the name of a rule, or a path
     * @param bytes for duplicates, what keeping one copy saves; for others, all of them
     * @param paths some of them
     */
    public record Finding(String what, int files, long bytes, List<String> paths) {
        public Finding {
            paths = List.copyOf(paths);
        }
    }
}
