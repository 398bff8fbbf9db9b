package io.github.dockeroptimize.plan;

import io.github.dockeroptimize.inspect.GoProject;
import io.github.dockeroptimize.inspect.GoProject.Command;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Go's programs, in an image with nothing else; with the C library where they need it. */
final class GoArrangement {

    private static final int PORT = 8080;

    private GoArrangement() {}

    static SourceArrangement of(GoProject project, Options options) {
        ImagePath root = options.workingDirectory().orElse(Arrangement.DEFAULT_ROOT);
        BaseImage defaultBase =
                new BaseImage("gcr.io/distroless/" + (project.cgo() ? "base" : "static") + "-debian13:nonroot");
        return new SourceArrangement(
                new BaseImage("golang:" + project.release()),
                options.baseImage().orElse(defaultBase),
                root,
                List.of(root + "/" + project.commands().get(0).name()),
                Map.of(),
                project.listens() ? OptionalInt.of(PORT) : OptionalInt.empty(),
                Optional.of(root),
                notes(project, root, options));
    }

    private static List<String> notes(GoProject project, ImagePath root, Options options) {
        if (project.commands().size() == 1 || !options.entrypoint().isEmpty()) {
            return List.of();
        }
        String others = project.commands().stream().skip(1).map(Command::name).collect(Collectors.joining(", "));
        return List.of("it starts " + project.commands().get(0).name() + "; the image has " + others
                + " too: set <entrypoint>, or docker run --entrypoint " + root + "/"
                + project.commands().get(1).name());
    }
}
