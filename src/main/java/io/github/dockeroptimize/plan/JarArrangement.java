package io.github.dockeroptimize.plan;

import io.github.dockeroptimize.inspect.JarApplication;
import io.github.dockeroptimize.inspect.JarApplication.ClassPathElement;
import io.github.dockeroptimize.inspect.Library;
import io.github.dockeroptimize.inspect.LibraryKind;
import io.github.dockeroptimize.layering.Dependency;
import io.github.dockeroptimize.layering.DependencySplit;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;

/** A plain jar: its libraries in {@code lib/}, and the jar with a manifest that names them in class path order. */
final class JarArrangement {

    private static final String LIBRARIES = "lib/";

    private JarArrangement() {}

    static Arrangement of(JarApplication application, DependencySplit split, ImagePath root, BaseImage defaultBase) {
        DependencyLayers dependencies = DependencyLayers.of(released(application), split, Arrangement.DEPENDENCIES);
        LayerBuilder layers = new LayerBuilder(root);
        dependencies.names().forEach(layers::layer);
        layers.layer(Arrangement.SNAPSHOT_DEPENDENCIES)
                .layer(Arrangement.PROJECT_DEPENDENCIES)
                .layer(Arrangement.APPLICATION);
        List<String> classPath = new ArrayList<>();
        for (ClassPathElement element : application.classPath()) {
            if (element instanceof ClassPathElement.Jar jar) {
                String origin = jar.library().groupId().isEmpty()
                        ? jar.fileName()
                        : jar.library().coordinates();
                layers.add(
                        layerOf(jar.library(), dependencies),
                        LIBRARIES + jar.fileName(),
                        new Source.DiskFile(jar.library().file(), jar.size(), origin));
                classPath.add(url(jar.fileName()));
            } else if (element instanceof ClassPathElement.Module module) {
                layers.add(
                        layerOf(module.library().kind()),
                        LIBRARIES + module.fileName(),
                        JarParts.whole(module.archive()));
                classPath.add(url(module.fileName()));
            } else if (element instanceof ClassPathElement.Other other) {
                classPath.add(other.url());
            }
        }
        layers.add(
                Arrangement.APPLICATION,
                Arrangement.APPLICATION_JAR,
                JarParts.starting(application.archive(), application.mainClass(), classPath));
        return Arrangement.ofLayers(
                defaultBase,
                root,
                layers.build(),
                List.of("-jar", root.resolve(Arrangement.APPLICATION_JAR).value()),
                "a plain jar carries no tool to take it apart",
                List.of());
    }

    private static List<Dependency> released(JarApplication application) {
        List<Dependency> released = new ArrayList<>();
        for (ClassPathElement element : application.classPath()) {
            if (element instanceof ClassPathElement.Jar jar && jar.library().kind() == LibraryKind.RELEASE) {
                released.add(new Dependency(jar.library().key(), jar.size()));
            }
        }
        return released;
    }

    private static String layerOf(Library library, DependencyLayers dependencies) {
        return library.kind() == LibraryKind.RELEASE ? dependencies.layerOf(library.key()) : layerOf(library.kind());
    }

    static String layerOf(LibraryKind kind) {
        return switch (kind) {
            case RELEASE -> Arrangement.DEPENDENCIES;
            case SNAPSHOT -> Arrangement.SNAPSHOT_DEPENDENCIES;
            case REACTOR -> Arrangement.PROJECT_DEPENDENCIES;
        };
    }

    /** A Class-Path entry is a relative URL (JAR specification). */
    static String url(String fileName) {
        try {
            return new URI(null, null, LIBRARIES + fileName, null).getRawPath();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
