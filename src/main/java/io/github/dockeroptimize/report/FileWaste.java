package io.github.dockeroptimize.report;

import static java.util.stream.Collectors.toMap;

import io.github.dockeroptimize.image.Efficiency;
import io.github.dockeroptimize.image.Efficiency.WastedPath;
import io.github.dockeroptimize.plan.Layer;
import io.github.dockeroptimize.report.ImageFindings.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * Bytes in an image that no container sees, by dive's definitions (filetree/efficiency.go): of a built image or of planned
 * layers.
 *
 * @param efficiency the sizes of the smallest copy of each path over those of all copies, from 0 to 1
 * @param wasted the sizes of all copies of paths that are in several layers
 * @param worst the path with the largest copies
 */
public record FileWaste(double efficiency, long wasted, Optional<String> worst) {

    /** The waste in a built image. */
    public static FileWaste of(ImageFindings built) {
        return new FileWaste(
                built.efficiency(),
                built.wastedBytes(),
                built.wasted().stream().findFirst().map(Finding::what));
    }

    /** The waste in planned layers. */
    public static FileWaste of(List<Layer> layers) {
        try {
            Efficiency planned = Efficiency.ofSizes(layers.stream()
                    .map(layer -> layer.files().stream()
                            .collect(toMap(
                                    file -> file.path().value(),
                                    file -> file.source().size(),
                                    Math::max)))
                    .toList());
            return new FileWaste(
                    planned.score(),
                    planned.wastedBytes(),
                    planned.wastedPaths().stream().findFirst().map(WastedPath::path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The largest cause, as the end of a message. */
    public String cause() {
        return worst.map(path -> "; the largest cause is '" + path + "', which is in several layers")
                .orElse("");
    }
}
