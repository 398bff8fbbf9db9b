package io.github.dockeroptimize.plan;

import io.github.dockeroptimize.application.JarApplication;
import io.github.dockeroptimize.application.JarApplication.ClassPathElement;
import io.github.dockeroptimize.application.JarApplication.ClassPathElement.Jar;
import io.github.dockeroptimize.application.Library;
import io.github.dockeroptimize.application.LibraryKind;
import io.github.dockeroptimize.layering.Dependency;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Arranges a plain jar: its libraries in {@code lib/}, and the jar with a manifest that names them in class path order.
 */
final class JarArrangement {

    private static final String LIBRARIES = "lib/";

    private JarArrangement() {}

    static Arrangement of(JarApplication application, JavaRuntime runtime) {
        DependencyLayers dependencies =
                DependencyLayers.of(released(application), runtime.options().dependencies(), LayerName.DEPENDENCIES);
        LayerBuilder layers = new LayerBuilder(runtime.root());
        for (LayerName name : dependencies.names()) {
            layers.layer(name);
        }
        layers.layer(LayerName.SNAPSHOT_DEPENDENCIES)
                .layer(LayerName.PROJECT_DEPENDENCIES)
                .layer(LayerName.APPLICATION);
        List<String> classPath = new ArrayList<>();
        for (ClassPathElement element : application.classPath()) {
            classPath.add(element.match(
                    jar -> {
                        layers.add(layerOf(jar.library(), dependencies), LIBRARIES + jar.fileName(), file(jar));
                        return url(jar.fileName());
                    },
                    module -> {
                        layers.add(
                                layerOf(module.library().kind()),
                                LIBRARIES + module.fileName(),
                                JarParts.whole(module.archive()));
                        return url(module.fileName());
                    },
                    ClassPathElement.Other::url));
        }
        layers.add(
                LayerName.APPLICATION,
                Arrangement.APPLICATION_JAR,
                JarParts.starting(application.packaged(), application.mainClass(), classPath));
        return runtime.arrange(
                layers,
                List.of(
                        "-jar",
                        runtime.root().resolve(Arrangement.APPLICATION_JAR).value()),
                "a plain jar contains no tool to extract it",
                List.of());
    }

    private static List<Dependency> released(JarApplication application) {
        List<Dependency> released = new ArrayList<>();
        for (ClassPathElement element : application.classPath()) {
            Optional<Jar> jar = element.asJar();
            if (jar.isPresent() && jar.get().library().kind() == LibraryKind.RELEASE) {
                released.add(new Dependency(
                        jar.get().library().coordinates().key(), jar.get().size()));
            }
        }
        return released;
    }

    private static Source file(Jar jar) {
        Library library = jar.library();
        String origin = library.coordinates().areKnown() ? library.coordinates().toString() : jar.fileName();
        return new Source.DiskFile(library.file(), jar.size(), origin);
    }

    private static LayerName layerOf(Library library, DependencyLayers dependencies) {
        return library.kind() == LibraryKind.RELEASE
                ? dependencies.layerOf(library.coordinates().key())
                : layerOf(library.kind());
    }

    static LayerName layerOf(LibraryKind kind) {
        return switch (kind) {
            case RELEASE -> LayerName.DEPENDENCIES;
            case SNAPSHOT -> LayerName.SNAPSHOT_DEPENDENCIES;
            case REACTOR -> LayerName.PROJECT_DEPENDENCIES;
        };
    }

    /** Whether a name has only characters that a URL has, too, as nearly all have. */
    private static boolean isPlain(String fileName) {
        for (int at = 0; at < fileName.length(); at++) {
            char c = fileName.charAt(at);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && (c < '0' || c > '9') && "-._".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    /** A Class-Path entry is a relative URL (JAR specification). */
    static String url(String fileName) {
        if (isPlain(fileName)) {
            return LIBRARIES + fileName;
        }
        try {
            return new URI(null, null, LIBRARIES + fileName, null).getRawPath();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
