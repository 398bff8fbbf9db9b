package io.github.dockeroptimize.report.image;

import java.util.List;

/**
 * How much of an image's layers is of use, by the definitions of dive (dive/filetree/efficiency.go, dive/image/analysis.go).
 * Each path that a layer names is found there with its size; a whiteout is found with size 0, or where it hides a folder, with
 * the sizes of all in it.
 *
 * @param score the smallest size of each path over all sizes that were found; 1 is best
 * @param wastedBytes all sizes of paths that are found twice or more often, the one that is needed too
 * @param userBytes the sizes of the files in all layers but the lowest
 * @param userWastedPercent wasted over user bytes, as a fraction in spite of its name
 * @param reclaimableBytes what was found beyond the smallest size of each path
 * @param hiddenBytes sizes of files that no container sees, since a later layer replaces or deletes them. dive counts no
 *     deleted folders
 * @param wastedPaths the fifty paths that waste most, these first
 */
public record Efficiency(
        double score,
        long wastedBytes,
        long userBytes,
        double userWastedPercent,
        long reclaimableBytes,
        long hiddenBytes,
        List<WastedPath> wastedPaths) {

    public Efficiency {
        wastedPaths = List.copyOf(wastedPaths);
    }

    /**
     * A path that layers name more than once.
     *
     * @param times how often it is found, as a file or as gone
     * @param bytes its sizes together
     */
    public record WastedPath(String path, int times, long bytes) {}
}
