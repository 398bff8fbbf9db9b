package io.github.dockeroptimize.layering;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The content of a layer in each module: modules with the same content share the layer, others have their own. Merging
 * two takes time proportional to the number of modules.
 */
final class LayerUse {

    static final int NOTHING = -1;

    /** A larger table would be slower to clear than a map is to fill. */
    private static final int LARGEST_TABLE = 4096;

    private final int[] contents;
    private final long[] sizes;
    private final BitSet[] origins;
    private final double[] weights;
    private final Origins all;
    private final long unique;
    private final double bumps;
    private final double weight;
    private final BitSet modules = new BitSet();

    private LayerUse(int[] contents, long[] sizes, BitSet[] origins, double[] weights, Origins all) {
        this.contents = contents;
        this.sizes = sizes;
        this.origins = origins;
        this.weights = weights;
        this.all = all;
        this.unique = Arrays.stream(sizes).sum();
        double moved = 0;
        for (int i = 0; i < sizes.length; i++) {
            moved += sizes[i] * weights[i];
        }
        this.bumps = moved;
        this.weight = Arrays.stream(weights).sum();
        for (int i = 0; i < contents.length; i++) {
            modules.set(i, contents[i] >= 0);
        }
    }

    /** The use of artifacts of one origin, with the content number of each module. */
    static LayerUse of(int[] contents, long[] sizes, int origin, Origins all) {
        BitSet[] origins = new BitSet[sizes.length];
        double[] weights = new double[sizes.length];
        for (int i = 0; i < sizes.length; i++) {
            origins[i] = new BitSet();
            origins[i].set(origin);
            weights[i] = all.weight(origin);
        }
        return new LayerUse(contents, sizes, origins, weights, all);
    }

    /** The use of no artifact in any of the modules. */
    static LayerUse empty(int modules, Origins all) {
        int[] contents = new int[modules];
        Arrays.fill(contents, NOTHING);
        return new LayerUse(contents, new long[0], new BitSet[0], new double[0], all);
    }

    static LayerUse of(List<ArtifactGroup> units) {
        return units.stream().map(ArtifactGroup::shape).reduce(LayerUse::merge).orElseThrow();
    }

    LayerUse merge(LayerUse other) {
        Numbers numbers = new Numbers(other.sizes.length + 1, (sizes.length + 1) * (other.sizes.length + 1));
        int[] merged = new int[contents.length];
        int[] firsts = new int[contents.length];
        for (int i = 0; i < merged.length; i++) {
            boolean nothing = contents[i] < 0 && other.contents[i] < 0;
            int count = numbers.count;
            merged[i] = nothing ? NOTHING : numbers.of(contents[i] + 1, other.contents[i] + 1);
            if (numbers.count > count) {
                firsts[count] = i;
            }
        }
        long[] mergedSizes = new long[numbers.count];
        BitSet[] mergedOrigins = new BitSet[numbers.count];
        double[] mergedWeights = new double[numbers.count];
        for (int i = 0; i < numbers.count; i++) {
            int own = contents[firsts[i]];
            int others = other.contents[firsts[i]];
            mergedSizes[i] = (own < 0 ? 0 : sizes[own]) + (others < 0 ? 0 : other.sizes[others]);
            if (own < 0 || others < 0) {
                mergedOrigins[i] = own < 0 ? other.origins[others] : origins[own];
                mergedWeights[i] = own < 0 ? other.weights[others] : weights[own];
            } else {
                mergedOrigins[i] = (BitSet) origins[own].clone();
                mergedOrigins[i].or(other.origins[others]);
                mergedWeights[i] = origins[own].intersects(other.origins[others])
                        ? all.weight(mergedOrigins[i])
                        : weights[own] + other.weights[others];
            }
        }
        return new LayerUse(merged, mergedSizes, mergedOrigins, mergedWeights, all);
    }

    /** Numbers pairs of contents in the order of their first use. */
    private static final class Numbers {

        private final int width;
        private final int[] table;
        private final Map<Integer, Integer> map = new HashMap<>();
        private int count;

        Numbers(int width, int pairs) {
            this.width = width;
            this.table = new int[pairs <= LARGEST_TABLE ? pairs : 0];
        }

        int of(int own, int others) {
            int pair = own * width + others;
            int number = table.length > 0 ? table[pair] : map.getOrDefault(pair, 0);
            if (number > 0) {
                return number - 1;
            }
            count++;
            if (table.length > 0) {
                table[pair] = count;
            } else {
                map.put(pair, count);
            }
            return count - 1;
        }
    }

    boolean isUsedBy(int module) {
        return contents[module] >= 0;
    }

    /** The numbers of the modules that have the layer. */
    IntStream modules() {
        return modules.stream();
    }

    /** How many of these modules have both layers. */
    int common(LayerUse other, BitSet among) {
        BitSet common = (BitSet) modules.clone();
        common.and(other.modules);
        common.and(among);
        return common.cardinality();
    }

    /** The bytes of its content in a module; 0 if the module has none. */
    long size(int module) {
        return contents[module] < 0 ? 0 : sizes[contents[module]];
    }

    /** The bytes of all different contents, which a registry stores. */
    long unique() {
        return unique;
    }

    /** The bytes that move when each origin is bumped once, weighted. */
    double bumps() {
        return bumps;
    }

    /** The bytes that move when one origin is bumped. */
    long moved(int origin) {
        long moved = 0;
        for (int i = 0; i < sizes.length; i++) {
            moved += origins[i].get(origin) ? sizes[i] : 0;
        }
        return moved;
    }

    /** The bytes that one bump moves on average: layers with similar values belong together. */
    double density() {
        return bumps / weight;
    }

    /** A key that is equal if the same modules share the layer in the same way. */
    String pattern() {
        return Arrays.toString(contents);
    }
}
