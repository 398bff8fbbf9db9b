package io.github.dockeroptimize.image;

import io.github.dockeroptimize.image.LayerPaths.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * dive's efficiency figures of an image (dive/filetree/efficiency.go, dive/image/analysis.go). Each layer that names a
 * path counts as an occurrence with the file's size; a whiteout counts with size 0, or with the total size of the
 * directory that it hides.
 *
 * @param score the sum of each path's smallest size, divided by the sum of all sizes; 1 is best
 * @param wastedBytes the sizes of all paths with two or more occurrences, including the one that is needed
 * @param userBytes the total size of the files in all layers but the lowest
 * @param userWastedPercent wasted over user bytes, as a fraction in spite of its name
 * @param reclaimableBytes the bytes beyond the smallest size of each path
 * @param hiddenBytes the size of files that a later layer replaces or deletes; dive does not count deleted directories
 * @param wastedPaths the fifty paths that waste most, most wasteful first
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
     * The efficiency of layers that are known by the sizes of their files.
     *
     * @param layers sizes by path, from the lowest layer to the highest
     * @throws IOException if there are more files than fit into memory
     */
    public static Efficiency ofSizes(List<Map<String, Long>> layers) throws IOException {
        MemoryLimit memory = MemoryLimit.ofHeap();
        PathTree paths = new PathTree(memory);
        List<LayerPaths> contents = new ArrayList<>();
        for (Map<String, Long> layer : layers) {
            LayerPaths content = new LayerPaths(memory);
            for (Map.Entry<String, Long> file : layer.entrySet()) {
                content.add(paths.add(file.getKey()), Kind.FILE, file.getValue());
            }
            contents.add(content);
        }
        EfficiencyCount count = new EfficiencyCount(paths);
        contents.forEach(count::add);
        return count.result(0, 0);
    }

    /**
     * A path that layers name more than once.
     *
     * @param times the number of occurrences, including whiteouts
     * @param bytes the sum of its sizes
     */
    public record WastedPath(String path, int times, long bytes) {}
}
