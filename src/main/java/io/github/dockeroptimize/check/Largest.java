package io.github.dockeroptimize.check;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.report.Bytes;
import io.github.dockeroptimize.report.LayerFigure;
import io.github.dockeroptimize.report.PackedLibrary;
import io.github.dockeroptimize.report.PlacedFile;
import java.util.Comparator;
import java.util.List;

/** Says what most of a size is. */
final class Largest {

    private Largest() {}

    static LayerFigure layer(List<LayerFigure> layers) {
        return layers.stream()
                .max(Comparator.comparingLong(layer -> layer.size().compressed()))
                .orElseThrow();
    }

    /** Such as {@code layer 'dependencies' with 50.1 MB, in it org.hibernate.orm:hibernate-core:6.6.1 with 10.9 MB}. */
    static String describe(LayerFigure layer) {
        String text = "layer " + quote(layer.name()) + " with "
                + Bytes.text(layer.size().compressed());
        return layer.largest().stream()
                .max(Comparator.comparingLong(file -> file.size().compressed()))
                .map(file -> text + ", in it " + name(file) + " with "
                        + Bytes.text(file.size().compressed()))
                .orElse(text);
    }

    static String name(PlacedFile file) {
        return file.library()
                .map(PackedLibrary::coordinates)
                .orElseGet(() -> file.path().value());
    }
}
