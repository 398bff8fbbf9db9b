package io.github.dockeroptimize.plan;

import io.github.dockeroptimize.application.UberJarApplication;
import java.util.List;

/** Arranges an uber jar: one layer, since its content can no longer be separated. */
final class UberJarArrangement {

    private UberJarArrangement() {}

    static Arrangement of(UberJarApplication application, JavaRuntime runtime) {
        LayerBuilder layers = new LayerBuilder(runtime.root());
        layers.add(
                LayerName.APPLICATION,
                Arrangement.APPLICATION_JAR,
                JarParts.starting(application.packaged(), application.mainClass(), List.of()));
        return runtime.arrange(
                layers,
                List.of(
                        "-jar",
                        runtime.root().resolve(Arrangement.APPLICATION_JAR).value()),
                "an uber jar contains no tool to extract it",
                List.of(
                        "an uber jar is one layer that is pushed as a whole after every change; to split it, package a plain jar"
                                + " (no shade or assembly execution), whose dependencies get their own layers"));
    }
}
