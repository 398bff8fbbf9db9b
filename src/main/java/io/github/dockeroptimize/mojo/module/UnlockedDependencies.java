package io.github.dockeroptimize.mojo.module;

import io.github.dockeroptimize.layering.Lock;
import io.github.dockeroptimize.plan.Entry;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The warning about dependencies missing from the lock, once per module. */
final class UnlockedDependencies {

    private static final int MOST_NAMES = 3;

    private UnlockedDependencies() {}

    static Optional<String> in(ImagePlan plan) {
        List<String> files = new ArrayList<>();
        for (Layer layer : plan.layers()) {
            for (Entry entry : layer.isUnlocked() ? layer.files() : List.<Entry>of()) {
                String path = entry.path().value();
                files.add(path.substring(path.lastIndexOf('/') + 1));
            }
        }
        if (files.isEmpty()) {
            return Optional.empty();
        }
        String names = String.join(", ", files.subList(0, Math.min(MOST_NAMES, files.size())))
                + (files.size() > MOST_NAMES ? " and " + (files.size() - MOST_NAMES) + " more" : "");
        return Optional.of(Lock.FILE + " doesn't have " + names + ", which get"
                + (files.size() == 1 ? "s" : "") + " a separate layer;"
                + " run 'mvn docker-optimize:lock' at the root of the reactor");
    }
}
