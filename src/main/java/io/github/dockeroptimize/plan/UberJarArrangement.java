package io.github.dockeroptimize.plan;

import io.github.dockeroptimize.inspect.UberJarApplication;
import java.util.List;

/** An uber jar: one layer, since nothing in it can be told apart any more. */
final class UberJarArrangement {

    private UberJarArrangement() {}

    static Arrangement of(UberJarApplication application, ImagePath root, BaseImage defaultBase) {
        LayerBuilder layers = new LayerBuilder(root);
        layers.add(
                Arrangement.APPLICATION,
                Arrangement.APPLICATION_JAR,
                JarParts.starting(application.archive(), application.mainClass(), List.of()));
        return Arrangement.ofLayers(
                defaultBase,
                root,
                layers.build(),
                List.of("-jar", root.resolve(Arrangement.APPLICATION_JAR).value()),
                "an uber jar carries no tool to take it apart",
                List.of(
                        "an uber jar is one layer that is pushed whole at every change; for splitting it, package a plain jar"
                                + " (no shade or assembly execution): its dependencies then get layers of their own"));
    }
}
