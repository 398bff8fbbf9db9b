package io.github.dockeroptimize.mojo;

import io.github.dockeroptimize.layering.Lock;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Layer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what a lock doesn't know, once for a module. */
final class UnlockedDependencies {

    private static final int MOST_NAMES = 3;

    private UnlockedDependencies() {}

    static Optional<String> in(ImagePlan plan) {
        List<String> files = plan.layers().stream()
                .filter(Layer::isUnlocked)
                .flatMap(layer -> layer.files().stream())
                .map(entry -> entry.path().value())
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .toList();
        if (files.isEmpty()) {
            return Optional.empty();
        }
        String names = files.stream().limit(MOST_NAMES).collect(Collectors.joining(", "))
                + (files.size() > MOST_NAMES ? " and " + (files.size() - MOST_NAMES) + " more" : "");
        return Optional.of(Lock.FILE + " doesn't know " + names + ", which get"
                + (files.size() == 1 ? "s" : "") + " a layer of " + (files.size() == 1 ? "its" : "their")
                + " own; run 'mvn docker-optimize:lock' at the root of the reactor");
    }
}
