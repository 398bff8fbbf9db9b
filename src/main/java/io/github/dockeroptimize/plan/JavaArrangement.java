package io.github.dockeroptimize.plan;

import io.github.dockeroptimize.inspect.JavaSources;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

final class JavaArrangement {

    private JavaArrangement() {}

    static SourceArrangement of(JavaSources project, Options options) {
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
