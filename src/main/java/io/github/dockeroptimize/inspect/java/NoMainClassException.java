package io.github.dockeroptimize.inspect.java;

import io.github.dockeroptimize.InvalidInputException;
import java.io.Serial;

/** Thrown for a jar without a main class, neither configured nor found. Usually it is a library. */
public final class NoMainClassException extends InvalidInputException {

    @Serial
    private static final long serialVersionUID = 1L;

    NoMainClassException(String problem, String remedy) {
        super(problem, remedy);
    }
}
