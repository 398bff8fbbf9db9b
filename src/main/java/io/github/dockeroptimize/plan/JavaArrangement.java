package io.github.dockeroptimize.plan;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.JavaPackaging;
import io.github.dockeroptimize.application.JavaSources;
import io.github.dockeroptimize.application.JavaVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Arranges a Maven module that is compiled in the container, with the layout and start command of a packaged one. */
final class JavaArrangement {

    private static final JavaVersion FIRST_WITH_ARGUMENT_FILES = new JavaVersion(9);

    private JavaArrangement() {}

    static Arrangement of(JavaSources project, String module, Options options) {
        JavaVersion version = project.javaVersion();
        JavaRuntime runtime = project.packaging()
                .servletContainer()
                .map(api -> WarArrangement.runtime(api, version, options))
                .orElseGet(() -> JavaRuntime.of(version, project.port(), options));
        BaseImage builder = options.builder(new BaseImage(
                "maven:3.9-eclipse-temurin-" + project.maven().jdk().longTerm()));
        Shape shape = project.packaging().match(new Shapes(project, runtime));
        return runtime.arrange(
                        new Recipe.Compiled(
                                        project,
                                        module,
                                        builder,
                                        runtime.root(),
                                        options.additions().agents())
                                .layers(shape.layers().toArray(LayerName[]::new)),
                        shape.start(),
                        notes(project, runtime.base()))
                .withDefaults(shape.environment());
    }

    private static List<String> notes(JavaSources project, BaseImage base) {
        List<String> notes = new ArrayList<>(project.notes());
        if (project.packaging().servletContainer().isPresent()) {
            notes.addAll(WarArrangement.notes(base));
        }
        return notes;
    }

    /**
     * The parts that depend on the shape.
     *
     * @param start the arguments after {@code java} and its options; empty if the base image starts the application
     */
    private record Shape(Stream<LayerName> layers, List<String> start, Map<String, String> environment) {}

    private record Shapes(JavaSources project, JavaRuntime runtime) implements JavaPackaging.Cases<Shape> {

        /** The start by a class path, with what the JVM would take from the manifest of {@code -jar}. */
        private List<String> byClassPath(String... start) {
            List<String> all = new ArrayList<>(ManifestFlags.of(
                    name -> Optional.ofNullable(project.manifest().get(name)), runtime));
            all.addAll(List.of(start));
            return all;
        }

        @Override
        public Shape boot(JavaPackaging.Boot boot) {
            return new Shape(
                    boot.layers().stream().map(LayerName::new),
                    byClassPath("-cp", runtime.root().value(), boot.launcher()),
                    StaticPages.environmentOfBoot());
        }

        @Override
        public Shape plainJar(JavaPackaging.PlainJar jar) {
            JavaVersion version = project.javaVersion();
            if (version.compareTo(FIRST_WITH_ARGUMENT_FILES) < 0) {
                throw new InvalidInputException(
                        "'contents' is 'sources', but Java '" + version + "' can't read a class path from a file",
                        "set <contents>layers</contents> or -Ddocker-optimize.contents=layers");
            }
            return new Shape(
                    withLibraries(jar.siblings()),
                    byClassPath("@" + runtime.root() + "/class-path", jar.mainClass()),
                    Map.of());
        }

        @Override
        public Shape uberJar(JavaPackaging.UberJar jar) {
            String file = runtime.root() + "/" + Arrangement.APPLICATION_JAR;
            return new Shape(
                    Stream.of(LayerName.APPLICATION),
                    jar.mainClass().map(name -> byClassPath("-cp", file, name)).orElse(List.of("-jar", file)),
                    Map.of());
        }

        @Override
        public Shape war(JavaPackaging.War war) {
            return new Shape(withLibraries(war.siblings()), List.of(), Map.of());
        }
    }

    /** The layers, with one for libraries of the reactor if there are any. */
    private static Stream<LayerName> withLibraries(List<String> siblings) {
        return Stream.of(
                        LayerName.DEPENDENCIES,
                        LayerName.SNAPSHOT_DEPENDENCIES,
                        LayerName.PROJECT_DEPENDENCIES,
                        LayerName.APPLICATION)
                .filter(layer -> !siblings.isEmpty() || !layer.equals(LayerName.PROJECT_DEPENDENCIES));
    }
}
