package io.github.dockeroptimize.layering;

import java.util.List;
import java.util.stream.Stream;

/** A layer during the search for the best layers: a set of artifact groups. */
final class DraftLayer {

    private final String name;
    private final List<ArtifactGroup> units;
    private final LayerUse shape;
    private final String firstKey;
    private final String pattern;

    private DraftLayer(String name, List<ArtifactGroup> units, LayerUse shape) {
        this.name = name;
        this.units = units;
        this.shape = shape;
        this.firstKey = units.stream()
                .map(unit -> unit.keys().get(0))
                .min(String::compareTo)
                .orElseThrow();
        this.pattern = shape.pattern();
    }

    /** @param name the name in an earlier lock; empty for a new layer */
    static DraftLayer of(String name, List<ArtifactGroup> units) {
        return new DraftLayer(name, List.copyOf(units), LayerUse.of(units));
    }

    String name() {
        return name;
    }

    List<ArtifactGroup> units() {
        return units;
    }

    LayerUse shape() {
        return shape;
    }

    /** The first artifact key, to order layers that are otherwise equal. */
    String firstKey() {
        return firstKey;
    }

    /** A key that is equal if the same modules share the layer in the same way. */
    String pattern() {
        return pattern;
    }

    DraftLayer with(ArtifactGroup unit) {
        return new DraftLayer(
                name, Stream.concat(units.stream(), Stream.of(unit)).toList(), shape.merge(unit.shape()));
    }

    /** The layer without a group; empty if nothing is left. */
    Stream<DraftLayer> without(ArtifactGroup unit) {
        List<ArtifactGroup> left =
                units.stream().filter(other -> !other.equals(unit)).toList();
        return left.isEmpty() ? Stream.empty() : Stream.of(of(name, left));
    }

    /** Both layers as one, with the earlier name of the larger one, so that fewer bytes move. */
    DraftLayer merge(DraftLayer other) {
        boolean own = other.name.isEmpty() || (!name.isEmpty() && shape.unique() >= other.shape.unique());
        return new DraftLayer(
                own ? name : other.name,
                Stream.concat(units.stream(), other.units.stream()).toList(),
                shape.merge(other.shape));
    }
}
