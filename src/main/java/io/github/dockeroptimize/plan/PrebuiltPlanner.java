package io.github.dockeroptimize.plan;

import io.github.dockeroptimize.application.NodeSite;
import io.github.dockeroptimize.application.Prebuilt;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Plans an image of output that the host has built, with the layout and start command of one that is built in the
 * container.
 */
public final class PrebuiltPlanner {

    private PrebuiltPlanner() {}

    /** The plan, with the configuration of the plan that compiles in the container. */
    public static ImagePlan plan(Prebuilt built, ImagePlan sources) {
        Recipe.Compiled compiled = sources.compiled().orElseThrow();
        LayerBuilder files = new LayerBuilder(compiled.root());
        for (Prebuilt.File file : built.files()) {
            Source source = new Source.DiskFile(file.file(), file.size(), built.folder() + "/" + file.path());
            if (file.program()) {
                files.addProgram(LayerName.APPLICATION, file.path(), source);
            } else {
                files.add(LayerName.APPLICATION, file.path(), source);
            }
        }
        List<Layer> layers = sources.layers().stream()
                .flatMap(layer -> layer.content().madeBy().isEmpty()
                        ? Stream.of(layer)
                        : layer.name().equals(LayerName.APPLICATION)
                                ? files.build().stream()
                                : server(layer, sources, compiled))
                .toList();
        return sources.withLayers(
                new Origin(sources.origin().description(), built.folder(), OptionalInt.empty()), layers);
    }

    private static Stream<Layer> server(Layer layer, ImagePlan sources, Recipe.Compiled compiled) {
        return compiled.project().site().stream()
                .filter(site -> layer.name().equals(LayerName.SERVER))
                .map(site -> server(layer, site, sources, compiled));
    }

    private static Layer server(Layer layer, NodeSite site, ImagePlan sources, Recipe.Compiled compiled) {
        String text = String.join(
                        "\n",
                        SiteConfiguration.lines(
                                site, compiled.root(), sources.config().ports().get(0)))
                + "\n";
        Source source = new Source.Text(text, "web server configuration");
        return Layer.of(
                layer.name(),
                layer.directory(),
                List.of(Entry.file(layer.directory().resolve(SiteConfiguration.fileName(site)), source)));
    }
}
