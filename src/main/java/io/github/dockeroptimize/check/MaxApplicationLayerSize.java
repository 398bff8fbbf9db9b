package io.github.dockeroptimize.check;

import static java.util.function.Predicate.not;

import io.github.dockeroptimize.check.CheckInput.Packed;
import io.github.dockeroptimize.report.Bytes;
import io.github.dockeroptimize.report.LayerFigure;
import io.github.dockeroptimize.report.PlacedFile.Role;
import java.util.List;

/** The size of the compressed layer with the application's own code, which one changed class re-pushes. */
final class MaxApplicationLayerSize implements MeasuredRule<Long> {

    @Override
    public RuleSpec<Long> spec() {
        return RuleSpec.bytes("maxApplicationLayerSize");
    }

    @Override
    public Outcome judge(Packed packed, Long limit) {
        List<LayerFigure> layers = packed.report().get().layers();
        List<LayerFigure> own =
                layers.stream().filter(MaxApplicationLayerSize::hasCode).toList();
        return Outcome.broken((own.isEmpty() ? layers.subList(layers.size() - 1, layers.size()) : own)
                .stream()
                        .filter(layer -> layer.size().compressed() > limit)
                        .map(layer -> "the limit of " + Bytes.text(limit) + " compressed is exceeded by "
                                + LargestCause.describe(layer))
                        .toList());
    }

    private static boolean hasCode(LayerFigure layer) {
        return layer.largest().stream()
                .filter(not(file -> file.library().isPresent()))
                .anyMatch(file -> file.role() == Role.CODE || file.role() == Role.NAMES_LIBRARIES);
    }
}
