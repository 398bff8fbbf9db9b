package io.github.dockeroptimize.layering;

import java.util.List;
import java.util.stream.Stream;

/** A layer in the making. */
final class Part {

    private final String name;
    private final List<Unit> units;
    private final Shape shape;
    private final String firstKey;
    private final String pattern;

    private Part(String name, List<Unit> units, Shape shape) {
        this.name = name;
        this.units = units;
        this.shape = shape;
        this.firstKey = units.stream()
                .map(unit -> unit.keys().get(0))
                .min(String::compareTo)
                .orElseThrow();
        this.pattern = shape.pattern();
    }

    /** @param name that of an earlier lock; empty for a new one */
    static Part of(String name, List<Unit> units) {
        return new Part(name, List.copyOf(units), Shape.of(units));
    }

    String name() {
        return name;
    }

    List<Unit> units() {
        return units;
    }

    Shape shape() {
        return shape;
    }

    /** By which parts that are alike otherwise are told apart. */
    String firstKey() {
        return firstKey;
    }

    /** Equal where the same modules share it in the same way. */
    String pattern() {
        return pattern;
    }

    Part with(Unit unit) {
        return new Part(name, Stream.concat(units.stream(), Stream.of(unit)).toList(), shape.merge(unit.shape()));
    }

    /** What is left, if anything. */
    Stream<Part> without(Unit unit) {
        List<Unit> left = units.stream().filter(other -> !other.equals(unit)).toList();
        return left.isEmpty() ? Stream.empty() : Stream.of(of(name, left));
    }

    /** Both together, under the earlier name of the one that has more bytes, since fewer then have to move. */
    Part merge(Part other) {
        boolean own = other.name.isEmpty() || (!name.isEmpty() && shape.unique() >= other.shape.unique());
        return new Part(
                own ? name : other.name,
                Stream.concat(units.stream(), other.units.stream()).toList(),
                shape.merge(other.shape));
    }
}
