package io.github.dockeroptimize.layering;

import io.github.dockeroptimize.layering.Fleet.File;
import io.github.dockeroptimize.layering.Fleet.Module;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The cost of a fleet's release dependencies, in bytes of jars on disk.
 *
 * @param floor every distinct jar once
 * @param oneLayerEach the bytes that a registry stores if each module has them in one layer
 * @param unique the bytes that it stores with these layers
 * @param meanBump the bytes that the bump of one origin pushes for all modules, as a weighted average
 * @param worstBump the most bytes that one bump pushes
 * @param worstOrigin the origin of that bump; empty if there is none
 * @param meanBumpOfOneLayer that average if each module has them in one layer
 * @param layers the number of layers of each module
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
    static FleetFigures of(Fleet fleet, List<DraftLayer> parts, Origins origins) {
        List<ArtifactGroup> units =
                parts.stream().flatMap(part -> part.units().stream()).toList();
        LayerUse everything = units.isEmpty() ? LayerUse.empty(fleet.modules().size(), origins) : LayerUse.of(units);
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

    /** The size of every distinct jar once; the same jar in another directory counts again. */
    static long floor(Fleet fleet) {
        Map<List<String>, File> files = new HashMap<>();
        for (Module module : fleet.modules()) {
            module.files().forEach((key, file) -> files.put(List.of(module.folder(), key, file.version()), file));
        }
        return files.values().stream().mapToLong(File::size).sum();
    }
}
