package io.github.dockeroptimize.inspect;

import io.github.dockeroptimize.InvalidInputException;
import java.io.Serial;

/** A jar that nothing starts: no main class is named, and none of its classes has a main method. Mostly it is a library. */
public final class NoMainClassException extends InvalidInputException {

    @Serial
    private static final long serialVersionUID = 1L;

    NoMainClassException(String message) {
        super(message);
    }
}
