package io.github.dockeroptimize.plan;

import io.github.dockeroptimize.inspect.NodeProject;
import io.github.dockeroptimize.inspect.NodeSite;
import io.github.dockeroptimize.inspect.Prebuilt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Makes the plan of an image of what the host has built: where it lies and how it starts is as if it were built there. */
public final class PrebuiltPlanner {

    private static final ImagePath SERVER = new ImagePath("/etc/nginx/conf.d/default.conf");

    private PrebuiltPlanner() {}

    /** The plan, with the configuration of the one that compiles in the container. */
    public static ImagePlan plan(Prebuilt built, SourcePlan sources) {
        LayerBuilder files = new LayerBuilder(sources.root());
        for (Prebuilt.File file : built.files()) {
            Source source = new Source.DiskFile(file.file(), file.size(), built.folder() + "/" + file.path());
            if (file.program()) {
                files.addProgram(Arrangement.APPLICATION, file.path(), source);
            } else {
                files.add(Arrangement.APPLICATION, file.path(), source);
            }
        }
        List<Layer> layers = new ArrayList<>(server(sources).stream().toList());
        layers.addAll(files.build());
        return new ImagePlan(
                sources.image(),
                new Origin(sources.project().describe(), built.folder(), OptionalInt.empty()),
                sources.baseImage(),
                new Contents.FromLayers(),
                layers,
                sources.takesFolderOver() ? Optional.of(sources.root()) : Optional.empty(),
                sources.config(),
                sources.notes());
    }

    /** All files of the image have one time, so a browser can't be told by it that a page has changed. */
    private static Optional<Layer> server(SourcePlan sources) {
        if (!(sources.project() instanceof NodeProject node) || !(node.result() instanceof NodeSite site)) {
            return Optional.empty();
        }
        String text = String.join(
                        "\n",
                        SiteConfiguration.lines(
                                site, sources.root(), sources.config().ports().get(0), false))
                + "\n";
        return Optional.of(new Layer(
                "server", List.of(Entry.file(SERVER, new Source.Text(text, "configuration of the web server")))));
    }
}
