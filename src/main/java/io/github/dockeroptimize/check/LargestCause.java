package io.github.dockeroptimize.check;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.report.Bytes;
import io.github.dockeroptimize.report.LayerFigure;
import io.github.dockeroptimize.report.PlacedFile;
import java.util.Comparator;
import java.util.List;

/** Names the largest part of a size. */
final class LargestCause {

    private LargestCause() {}

    static LayerFigure layer(List<LayerFigure> layers) {
        return layers.stream()
                .max(Comparator.comparingLong(layer -> layer.size().compressed()))
                .orElseThrow();
    }

    /** Such as {@code layer 'dependencies' with 50.1 MB, including org.hibernate.orm:hibernate-core:6.6.1 with 10.9 MB}. */
    static String describe(LayerFigure layer) {
        String text = "layer " + quote(layer.name()) + " with "
                + Bytes.text(layer.size().compressed());
        return layer.largest().stream()
                .max(Comparator.comparingLong(file -> file.size().compressed()))
                .map(file -> text + ", including " + name(file) + " with "
                        + Bytes.text(file.size().compressed()))
                .orElse(text);
    }

    static String name(PlacedFile file) {
        return file.library()
                .map(library -> library.coordinates().toString())
                .orElseGet(() -> file.path().value());
    }
}
