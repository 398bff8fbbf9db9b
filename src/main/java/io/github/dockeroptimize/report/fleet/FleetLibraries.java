package io.github.dockeroptimize.report.fleet;

import io.github.dockeroptimize.report.fleet.FleetMember.Layer;
import io.github.dockeroptimize.report.fleet.FleetMember.Library;
import io.github.dockeroptimize.report.fleet.FleetReport.Bump;
import io.github.dockeroptimize.report.fleet.FleetReport.Repeated;
import io.github.dockeroptimize.report.fleet.FleetReport.Versions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds out which layers of a fleet have which libraries. */
final class FleetLibraries {

    private static final double HALF = 0.5;

    private final Map<File, Places> files = new LinkedHashMap<>();
    private final Map<File, Long> compressed = new HashMap<>();

    private final Map<String, Places> artifacts = new TreeMap<>();
    private final Map<String, Map<String, List<String>>> versions = new TreeMap<>();

    private FleetLibraries() {}

    /** Files that are equal in all of this are the same. */
    private record File(String path, String coordinates, long size) {}

    /** The layers, by their contents, and the modules that have a library. */
    private static final class Places {
        private final Map<String, Long> layers = new LinkedHashMap<>();
        private final TreeSet<String> modules = new TreeSet<>();

        private void add(Layer layer, String module) {
            layers.put(layer.content(), layer.size().compressed());
            modules.add(module);
        }
    }

    static FleetLibraries of(List<FleetMember> members) {
        FleetLibraries libraries = new FleetLibraries();
        for (FleetMember member : members) {
            for (Layer layer : member.compiled() ? List.<Layer>of() : member.layers()) {
                layer.libraries().forEach(library -> libraries.add(library, layer, member.module()));
            }
        }
        return libraries;
    }

    private void add(Library library, Layer layer, String module) {
        File file = new File(
                library.path(), library.coordinates().toString(), library.size().disk());
        compressed.merge(file, library.size().compressed(), Math::max);
        files.computeIfAbsent(file, key -> new Places()).add(layer, module);
        artifacts.computeIfAbsent(library.artifact(), key -> new Places()).add(layer, module);
        if (!library.coordinates().version().isEmpty()) {
            List<String> modules = versions.computeIfAbsent(library.artifact(), key -> new TreeMap<>())
                    .computeIfAbsent(library.coordinates().version(), key -> new ArrayList<>());
            if (!modules.contains(module)) {
                modules.add(module);
            }
        }
    }

    /** Libraries in several layers that one layer could hold; the costliest first. */
    List<Repeated> repeated() {
        List<Repeated> repeated = new ArrayList<>();
        files.forEach((file, places) -> {
            int copies = places.layers.size();
            if (copies > 1) {
                long extra = compressed.getOrDefault(file, 0L) * (copies - 1);
                repeated.add(new Repeated(file.coordinates(), copies, extra, List.copyOf(places.modules)));
            }
        });
        repeated.sort(Comparator.comparingLong(Repeated::extra).reversed().thenComparing(Repeated::coordinates));
        return repeated;
    }

    List<Versions> versions() {
        return versions.entrySet().stream()
                .filter(artifact -> artifact.getValue().size() > 1)
                .map(artifact -> new Versions(artifact.getKey(), artifact.getValue()))
                .toList();
    }

    /** A layer is pushed once, however many images have it. */
    Bump bump() {
        long sum = 0;
        long worst = 0;
        String artifact = "";
        for (Map.Entry<String, Places> places : artifacts.entrySet()) {
            long pushed = places.getValue().layers.values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            sum += pushed;
            if (pushed > worst) {
                worst = pushed;
                artifact = places.getKey();
            }
        }
        return new Bump(Math.round((double) sum / Math.max(HALF, artifacts.size())), worst, artifact);
    }
}
