package io.github.dockeroptimize.report;

import java.util.List;

/**
 * The numbers of a layer.
 *
 * @param holds short description of its contents
 * @param content key of its contents, equal for layers with the same files, which a registry stores once
 * @param files number of files
 * @param share of the compressed size of all layers, from 0 to 1
 * @param largest its files, largest first; all of them for a layer with libraries, else the largest
 */
public record LayerFigure(
        String name, String holds, String content, int files, Size size, double share, List<PlacedFile> largest) {

    public LayerFigure {
        largest = List.copyOf(largest);
    }
}
