package io.github.dockeroptimize.lint;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Variables by name, on top of those of the stage that this one goes on from. */
final class Variables {

    private final Optional<Variables> inherited;
    private final Map<String, String> values = new HashMap<>();
    private final Set<String> declared = new HashSet<>();

    private Variables(Optional<Variables> inherited) {
        this.inherited = inherited;
    }

    static Variables none() {
        return new Variables(Optional.empty());
    }

    static Variables after(Variables others) {
        return new Variables(Optional.of(others));
    }

    Optional<String> get(String name) {
        for (Optional<Variables> scope = Optional.of(this); scope.isPresent(); scope = scope.get().inherited) {
            Optional<String> value = Optional.ofNullable(scope.get().values.get(name));
            if (value.isPresent()) {
                return value;
            }
        }
        return Optional.empty();
    }

    void put(String name, String value) {
        values.put(name, value);
    }

    /** An {@code ARG} of this name, whether it has a value or not. */
    void declare(String name) {
        declared.add(name);
    }

    boolean isDeclared(String name) {
        for (Optional<Variables> scope = Optional.of(this); scope.isPresent(); scope = scope.get().inherited) {
            if (scope.get().declared.contains(name)) {
                return true;
            }
        }
        return false;
    }
}
