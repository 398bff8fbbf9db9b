package io.github.dockeroptimize.check;

import static java.util.function.Predicate.not;

import io.github.dockeroptimize.check.Subject.Packed;
import io.github.dockeroptimize.report.Bytes;
import io.github.dockeroptimize.report.LayerFigure;
import io.github.dockeroptimize.report.PlacedFile.Role;
import java.util.List;

/** What one changed class pushes again: the compressed layer with the application's own code. */
final class MaxApplicationLayerSize extends MeasuredRule {

    @Override
    public String name() {
        return "maxApplicationLayerSize";
    }

    @Override
    public String ownLimit() {
        return "";
    }

    @Override
    public boolean isOn() {
        return false;
    }

    @Override
    Outcome judge(Packed packed, String limit) {
        long most = ByteCount.parse(name(), limit);
        List<LayerFigure> layers = packed.report().get().layers();
        List<LayerFigure> own =
                layers.stream().filter(MaxApplicationLayerSize::hasCode).toList();
        return Outcome.broken((own.isEmpty() ? layers.subList(layers.size() - 1, layers.size()) : own)
                .stream()
                        .filter(layer -> layer.size().compressed() > most)
                        .map(layer -> "at most " + Bytes.text(most) + " compressed are allowed, and there is "
                                + Largest.describe(layer))
                        .toList());
    }

    private static boolean hasCode(LayerFigure layer) {
        return layer.largest().stream()
                .filter(not(file -> file.library().isPresent()))
                .anyMatch(file -> file.role() == Role.CODE || file.role() == Role.NAMES_LIBRARIES);
    }
}
