package io.github.dockeroptimize.plan;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.GoProject;
import io.github.dockeroptimize.application.GoProject.Command;
import io.github.dockeroptimize.application.NodePort;
import io.github.dockeroptimize.image.Platform;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Arranges Go programs in an image with nothing else, or with the C library if they need it. */
final class GoArrangement {

    private static final int PORT = 8080;

    private GoArrangement() {}

    static Arrangement of(GoProject project, String module, Options options) {
        requireVariant(project, options.platforms());
        ImagePath root = options.config().workingDirectory().orElse(Arrangement.DEFAULT_ROOT);
        GoImages images = GoImages.of(project, options);
        BaseImage base = images.base();
        Recipe.Compiled recipe = new Recipe.Compiled(project, module, images.builder(), root);
        List<Layer> layers = new ArrayList<>(recipe.layers(LayerName.APPLICATION));
        if (base.reference().equals("scratch")) {
            layers.add(0, recipe.layer(LayerName.SYSTEM, ImagePath.ROOT));
        }
        List<String> notes = notes(project, base, root, options);
        Map<String, String> environment = new LinkedHashMap<>();
        NodePort found = new NodePort(project.port(), project.readsPort(), project.listens());
        OptionalInt port = project.listens()
                ? new NodePorts(found, options.config().ports(), PORT).find(environment, notes)
                : OptionalInt.empty();
        return new Arrangement(
                base,
                layers,
                List.of(root + "/" + project.commands().get(0).name()),
                environment,
                port,
                Optional.of(root),
                notes);
    }

    /** Cross-compiling for ARM, Go takes the seventh variant unless told otherwise, whatever the builder compiles for. */
    private static void requireVariant(GoProject project, List<Platform> platforms) {
        for (Platform platform : platforms) {
            String variant = platform.variant().orElse("v7").substring(1);
            if (platform.architecture().equals("arm")
                    && !project.cgo()
                    && !variant.equals(project.flags().environment().getOrDefault("GOARM", "7"))) {
                throw new InvalidInputException(
                        "'platforms' has " + quote(platform) + ", but Go compiles for another variant of ARM",
                        "set <goFlags>GOARM=" + variant + "</goFlags>, and name no other variant of it");
            }
        }
    }

    private static List<String> notes(GoProject project, BaseImage base, ImagePath root, Options options) {
        List<String> notes = new ArrayList<>(project.notes());
        GoImages.missingLibrary(project, base).ifPresent(notes::add);
        if (project.cgo()
                && project.cpp()
                && base.isAlpine()
                && !options.packages().system().contains("libstdc++")) {
            notes.add(
                    "the program uses C++: set <systemPackages>libstdc++</systemPackages>, unless the base image has it");
        }
        if (project.commands().size() > 1 && options.config().entrypoint().isEmpty()) {
            String others =
                    project.commands().stream().skip(1).map(Command::name).collect(Collectors.joining(", "));
            notes.add("the image starts " + project.commands().get(0).name() + " and also contains " + others
                    + ": to start another command, set <entrypoint> or run docker with --entrypoint " + root + "/"
                    + project.commands().get(1).name());
        }
        return notes;
    }
}
