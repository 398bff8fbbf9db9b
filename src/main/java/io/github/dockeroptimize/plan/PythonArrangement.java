package io.github.dockeroptimize.plan;

import io.github.dockeroptimize.inspect.PythonProject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** How a Python project is built, and how it starts. */
final class PythonArrangement {

    private PythonArrangement() {}

    static SourceArrangement of(PythonProject project, Options options) {
        BaseImage base = options.baseImage().orElse(new BaseImage("debian"));
        return new SourceArrangement(
                base,
                base,
                new ImagePath("/app"),
                List.of(),
                Map.of(),
                OptionalInt.empty(),
                Optional.empty(),
                List.of(project.describe()));
    }
}
