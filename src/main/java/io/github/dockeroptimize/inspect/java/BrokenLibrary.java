package io.github.dockeroptimize.inspect.java;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;

/** Creates the error for a dependency's jar that can't be read, mostly because its download was interrupted. */
final class BrokenLibrary {

    private BrokenLibrary() {}

    static InvalidInputException explain(Path jar, IOException e) {
        return new InvalidInputException(
                "the dependency " + quote(String.valueOf(jar.getFileName())) + " can't be read ("
                        + (e instanceof EOFException ? "it ends too early" : e.getMessage())
                        + ")",
                "delete it from the local repository, so that Maven downloads it again",
                e);
    }
}
