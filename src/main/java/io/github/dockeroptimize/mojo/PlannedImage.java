package io.github.dockeroptimize.mojo;

import io.github.dockeroptimize.image.ImageName;
import io.github.dockeroptimize.mojo.module.ModulePlan;
import io.github.dockeroptimize.plan.ImagePlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is expected of a built image.
 *
 * @param image its name
 * @param base its base image
 * @param layers names of the layers above its base, from the lowest to the highest
 * @param packaged the packaged archive or directory; empty where it is compiled in the container
 */
record PlannedImage(ImageName image, String base, List<String> layers, Optional<Path> packaged) {

    PlannedImage {
        layers = List.copyOf(layers);
    }

    static PlannedImage of(ModulePlan.Packaged planned) {
        return of(planned.plan(), Optional.of(planned.application().packaged().file()));
    }

    static PlannedImage of(ImagePlan plan) {
        return of(plan, Optional.empty());
    }

    private static PlannedImage of(ImagePlan plan, Optional<Path> packaged) {
        return new PlannedImage(
                plan.image(),
                plan.baseImage().reference(),
                plan.layers().stream().map(layer -> layer.name().value()).toList(),
                packaged);
    }

    boolean isCompiled() {
        return packaged.isEmpty();
    }
}
