package io.github.dockeroptimize.report;

import java.util.List;

/**
 * A layer in numbers.
 *
 * @param holds what is in it, in a few words
 * @param content the same for layers with the same files, which a registry stores once
 * @param files how many
 * @param share of the compressed size of all layers, from 0 to 1
 * @param largest its largest files, these first; of a layer with libraries, all of them
 */
public record LayerFigure(
        String name, String holds, String content, int files, Size size, double share, List<PlacedFile> largest) {

    public LayerFigure {
        largest = List.copyOf(largest);
    }
}
