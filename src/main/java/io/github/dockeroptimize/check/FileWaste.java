package io.github.dockeroptimize.check;

import io.github.dockeroptimize.check.Subject.Packed;
import io.github.dockeroptimize.plan.Entry;
import io.github.dockeroptimize.plan.Layer;
import io.github.dockeroptimize.report.ImageFindings;
import io.github.dockeroptimize.report.ImageFindings.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What lies in an image and can't be seen, by the definitions of dive (filetree/efficiency.go): of the built image where there
 * is one, else of the planned layers.
 *
 * @param efficiency the smallest copy of each path, of all its copies, from 0 to 1
 * @param wasted all copies of paths that several layers have
 * @param worst the path with the largest copies
 */
record FileWaste(double efficiency, long wasted, Optional<String> worst) {

    static FileWaste of(Packed packed) {
        return packed.built().get().map(built -> of(built.findings())).orElseGet(() -> of(packed.layers()));
    }

    private static FileWaste of(ImageFindings built) {
        return new FileWaste(
                built.efficiency(),
                built.wastedBytes(),
                built.wasted().stream().findFirst().map(Finding::what));
    }

    private static FileWaste of(List<Layer> layers) {
        Map<String, List<Long>> copies = new TreeMap<>();
        for (Layer layer : layers) {
            for (Entry file : layer.files()) {
                copies.computeIfAbsent(file.path().value(), path -> new ArrayList<>())
                        .add(file.source().size());
            }
        }
        long all = 0;
        long needed = 0;
        long wasted = 0;
        long most = 0;
        Optional<String> worst = Optional.empty();
        for (Map.Entry<String, List<Long>> path : copies.entrySet()) {
            long together = path.getValue().stream().mapToLong(Long::longValue).sum();
            all += together;
            needed += path.getValue().stream().mapToLong(Long::longValue).min().orElse(0);
            if (path.getValue().size() > 1) {
                wasted += together;
                if (together > most) {
                    most = together;
                    worst = Optional.of(path.getKey());
                }
            }
        }
        return new FileWaste(all == 0 ? 1 : (double) needed / all, wasted, worst);
    }

    String cause() {
        return worst.map(path -> "; the largest cause is '" + path + "', which several layers have")
                .orElse("");
    }
}
