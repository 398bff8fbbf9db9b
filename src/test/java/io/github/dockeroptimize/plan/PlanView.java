package io.github.dockeroptimize.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;

/** Shows parts of a plan as a person would write them down. */
final class PlanView {

    private PlanView() {}

    /** A layer's entries, a line each: mode, owner and path; folders end in a slash. */
    static List<String> lines(ImagePlan plan, String layer) {
        return layer(plan, layer).entries().stream().map(PlanView::line).toList();
    }

    static List<String> layerNames(ImagePlan plan) {
        return plan.layers().stream().map(layer -> layer.name().value()).toList();
    }

    static List<String> files(ImagePlan plan, String layer) {
        return layer(plan, layer).files().stream()
                .map(entry -> entry.path().value())
                .toList();
    }

    static Source source(ImagePlan plan, String path) {
        return plan.layers().stream()
                .map(Layer::entries)
                .flatMap(Collection::stream)
                .filter(entry -> entry.path().value().equals(path))
                .findFirst()
                .orElseThrow()
                .source();
    }

    /** The jar that is put together at this place. */
    static Source.AssembledJar jar(ImagePlan plan, String path) {
        Source source = source(plan, path);
        assertThat(source).isInstanceOf(Source.AssembledJar.class);
        return (Source.AssembledJar) source;
    }

    static List<String> names(Source.AssembledJar jar) {
        return jar.parts().stream().map(JarPart::name).toList();
    }

    static Layer layer(ImagePlan plan, String name) {
        return plan.layers().stream()
                .filter(layer -> layer.name().value().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String line(Entry entry) {
        return Integer.toOctalString(entry.mode()) + " " + entry.owner() + " " + entry.path()
                + (entry.isFolder() ? "/" : "");
    }
}
