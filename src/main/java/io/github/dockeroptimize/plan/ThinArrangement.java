package io.github.dockeroptimize.plan;

import io.github.dockeroptimize.application.Archive;
import io.github.dockeroptimize.application.ArchiveEntry;
import io.github.dockeroptimize.application.BootApplication;
import io.github.dockeroptimize.application.BootApplication.IndexedLayer;
import io.github.dockeroptimize.application.BootApplication.NestedLibrary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/**
 * Arranges a Spring Boot jar without its launcher: libraries in {@code lib/} and a jar of the application's own classes
 * whose manifest names them in the order of {@code classpath.idx}, as {@code -Djarmode=tools extract} creates it.
 */
final class ThinArrangement {

    /** A service file that names a class of the launcher, which a thin application does not have. */
    private static final String LOADER_SERVICE = "META-INF/services/java.nio.file.spi.FileSystemProvider";

    private ThinArrangement() {}

    static Arrangement of(BootApplication application, List<IndexedLayer> indexed, JavaRuntime runtime) {
        LayerBuilder layers = new LayerBuilder(runtime.root());
        Map<String, LayerName> layerOf = layerOf(indexed, layers);
        List<String> classPath = new ArrayList<>();
        for (NestedLibrary library : application.libraries()) {
            ArchiveEntry jar = library.entry();
            layers.add(
                    layerOf.getOrDefault(jar.name(), LayerName.DEPENDENCIES),
                    "lib/" + jar.fileName(),
                    BootArrangement.nested(application.packaged(), jar));
            classPath.add(JarArrangement.url(jar.fileName()));
        }
        layers.add(applicationLayer(application, indexed), Arrangement.APPLICATION_JAR, jar(application, classPath));
        return runtime.arrange(
                layers,
                List.of(
                        "-jar",
                        runtime.root().resolve(Arrangement.APPLICATION_JAR).value()),
                "layout 'thin' is created by this plugin, not by the archive's own tool",
                BootArrangement.notes(application));
    }

    /** Adds the layers in order and returns the layer of each jar. */
    private static Map<String, LayerName> layerOf(List<IndexedLayer> indexed, LayerBuilder layers) {
        Map<String, LayerName> layerOf = new HashMap<>();
        for (IndexedLayer layer : indexed) {
            LayerName name = new LayerName(layer.name());
            layers.layer(name);
            layer.files().forEach(file -> layerOf.put(file.name(), name));
        }
        return layerOf;
    }

    /** The last layer that has classes of the application; with a custom layers.xml it may not be the last layer. */
    private static LayerName applicationLayer(BootApplication application, List<IndexedLayer> layers) {
        LayerName layer = LayerName.APPLICATION;
        for (IndexedLayer indexed : layers) {
            boolean hasClasses =
                    indexed.files().stream().anyMatch(file -> file.name().startsWith(application.classesLocation()));
            if (hasClasses) {
                layer = new LayerName(indexed.name());
            }
        }
        return layer;
    }

    private static Source jar(BootApplication application, List<String> classPath) {
        Archive archive = application.packaged();
        List<JarPart> parts = new ArrayList<>();
        for (ArchiveEntry entry : archive.entries()) {
            String name = entry.name();
            boolean ownClass = name.startsWith(application.classesLocation())
                    && name.length() > application.classesLocation().length();
            boolean metadata =
                    name.startsWith("META-INF/") && !JarParts.boundToManifest(name) && !name.equals(LOADER_SERVICE);
            if (ownClass) {
                parts.add(
                        new JarPart(name.substring(application.classesLocation().length()), name, entry.size()));
            } else if (metadata
                    && archive.entry(application.classesLocation() + name).isEmpty()) {
                parts.add(new JarPart(name, name, entry.size()));
            }
        }
        return new Source.AssembledJar(archive.file(), manifest(application, classPath), parts, archive.displayName());
    }

    private static ManifestBytes manifest(BootApplication application, List<String> classPath) {
        Manifest manifest = application.packaged().manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.keySet().removeIf(name -> name.toString().startsWith("Spring-Boot-"));
        attributes.remove(new Attributes.Name("Start-Class"));
        return JarParts.manifest(manifest, application.startClass(), classPath);
    }
}
