package io.github.dockeroptimize.layering;

import io.github.dockeroptimize.layering.Fleet.File;
import io.github.dockeroptimize.layering.Fleet.Module;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the release dependencies of a fleet cost, in bytes of jars as they are on disk.
 *
 * @param floor every distinct jar once
 * @param oneLayerEach what a registry stores where each module has them in one layer
 * @param unique what it stores now
 * @param meanBump what the bump of one origin moves to the registry, for all modules together, on average by weight
 * @param worstBump the most that one moves
 * @param worstOrigin which that is; empty where there is none
 * @param meanBumpOfOneLayer the average where each module has them in one layer
 * @param layers how many each module has
 */
public record FleetFigures(
        long floor,
        long oneLayerEach,
        long unique,
        long meanBump,
        long worstBump,
        String worstOrigin,
        long meanBumpOfOneLayer,
        Map<String, Integer> layers) {

    /** The figures of some layers. */
    static FleetFigures of(Fleet fleet, List<Part> parts, Origins origins) {
        List<Unit> units = parts.stream().flatMap(part -> part.units().stream()).toList();
        Shape everything = units.isEmpty() ? Shape.empty(fleet.modules().size(), origins) : Shape.of(units);
        double mean = 0;
        double meanOfOne = 0;
        long worst = 0;
        String worstOrigin = "";
        for (int origin = 0; origin < origins.names().size(); origin++) {
            int number = origin;
            long moved =
                    parts.stream().mapToLong(part -> part.shape().moved(number)).sum();
            mean += moved * origins.weight(origin);
            meanOfOne += everything.moved(origin) * origins.weight(origin);
            if (moved > worst) {
                worst = moved;
                worstOrigin = origins.names().get(origin);
            }
        }
        Map<String, Integer> layers = new LinkedHashMap<>();
        for (int i = 0; i < fleet.modules().size(); i++) {
            int module = i;
            layers.put(fleet.modules().get(i).name(), (int)
                    parts.stream().filter(part -> part.shape().isUsedBy(module)).count());
        }
        return new FleetFigures(
                floor(fleet),
                everything.unique(),
                parts.stream().mapToLong(part -> part.shape().unique()).sum(),
                Math.round(mean / Math.max(origins.total(), Double.MIN_NORMAL)),
                worst,
                worstOrigin,
                Math.round(meanOfOne / Math.max(origins.total(), Double.MIN_NORMAL)),
                layers);
    }

    /** Every distinct jar once; the same jar in another folder is another one. */
    static long floor(Fleet fleet) {
        Map<List<String>, File> files = new HashMap<>();
        for (Module module : fleet.modules()) {
            module.files().forEach((key, file) -> files.put(List.of(module.folder(), key, file.version()), file));
        }
        return files.values().stream().mapToLong(File::size).sum();
    }
}
