package io.github.dockeroptimize.mojo;

import io.github.dockeroptimize.dockerfile.SourceFiles;
import io.github.dockeroptimize.mojo.ImageParameters.Planned;
import io.github.dockeroptimize.plan.Layer;
import io.github.dockeroptimize.plan.SourcePlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a built image is expected to be.
 *
 * @param image its name
 * @param base what it starts from
 * @param layers the names of those above its base, from the lowest to the highest
 * @param archive what was packaged for it; empty where it is compiled in the container
 */
record PlannedImage(String image, String base, List<String> layers, Optional<Path> archive) {

    PlannedImage {
        layers = List.copyOf(layers);
    }

    static PlannedImage of(Planned planned) {
        return new PlannedImage(
                planned.plan().image(),
                planned.plan().baseImage().reference(),
                planned.plan().layers().stream().map(Layer::name).toList(),
                Optional.of(planned.application().archive().file()));
    }

    static PlannedImage of(SourcePlan plan) {
        return new PlannedImage(plan.image(), plan.baseImage().reference(), SourceFiles.layers(plan), Optional.empty());
    }

    boolean isCompiled() {
        return archive.isEmpty();
    }
}
