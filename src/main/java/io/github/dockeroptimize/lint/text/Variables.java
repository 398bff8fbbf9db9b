package io.github.dockeroptimize.lint.text;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Variables by name, in addition to those of the stage that this one is based on. */
public final class Variables {

    /** With more levels than this, a lookup takes longer than a copy. */
    private static final int DEEPEST = 32;

    private final Optional<Variables> inherited;
    private final int depth;
    private final Map<String, String> values = new HashMap<>();
    private final Set<String> declared = new HashSet<>();

    private Variables(Optional<Variables> inherited, int depth) {
        this.inherited = inherited;
        this.depth = depth;
    }

    public static Variables none() {
        return new Variables(Optional.empty(), 0);
    }

    public static Variables after(Variables others) {
        return new Variables(
                Optional.of(others.depth < DEEPEST ? others : others.flattened()), others.depth % DEEPEST + 1);
    }

    private Variables flattened() {
        Variables all = none();
        for (Optional<Variables> scope = Optional.of(this); scope.isPresent(); scope = scope.get().inherited) {
            scope.get().values.forEach(all.values::putIfAbsent);
            all.declared.addAll(scope.get().declared);
        }
        return all;
    }

    public Optional<String> get(String name) {
        for (Optional<Variables> scope = Optional.of(this); scope.isPresent(); scope = scope.get().inherited) {
            Optional<String> value = Optional.ofNullable(scope.get().values.get(name));
            if (value.isPresent()) {
                return value;
            }
        }
        return Optional.empty();
    }

    public void put(String name, String value) {
        values.put(name, value);
    }

    /** Declares an {@code ARG} of this name, with or without a value. */
    public void declare(String name) {
        declared.add(name);
    }

    public boolean isDeclared(String name) {
        for (Optional<Variables> scope = Optional.of(this); scope.isPresent(); scope = scope.get().inherited) {
            if (scope.get().declared.contains(name)) {
                return true;
            }
        }
        return false;
    }
}
