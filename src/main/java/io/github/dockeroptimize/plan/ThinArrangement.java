package io.github.dockeroptimize.plan;

import io.github.dockeroptimize.inspect.Archive;
import io.github.dockeroptimize.inspect.ArchiveEntry;
import io.github.dockeroptimize.inspect.BootApplication;
import io.github.dockeroptimize.inspect.BootApplication.IndexedLayer;
import io.github.dockeroptimize.inspect.BootApplication.NestedLibrary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/**
 * A Spring Boot jar without its launcher: libraries in {@code lib/} and a jar of the application's own classes whose
 * manifest names them in the order of {@code classpath.idx}, as {@code -Djarmode=tools extract} makes it.
 */
final class ThinArrangement {

    /** It names a class of the launcher, which a thin application doesn't have. */
    private static final String LOADER_SERVICE = "META-INF/services/java.nio.file.spi.FileSystemProvider";

    private ThinArrangement() {}

    static Arrangement of(
            BootApplication application, List<IndexedLayer> indexed, ImagePath root, BaseImage defaultBase) {
        LayerBuilder layers = new LayerBuilder(root);
        Map<String, String> layerOf = layerOf(indexed, layers);
        List<String> classPath = new ArrayList<>();
        for (NestedLibrary library : application.libraries()) {
            ArchiveEntry jar = library.entry();
            layers.add(
                    layerOf.getOrDefault(jar.name(), Arrangement.DEPENDENCIES),
                    "lib/" + jar.fileName(),
                    BootArrangement.nested(application.archive(), jar));
            classPath.add(JarArrangement.url(jar.fileName()));
        }
        layers.add(applicationLayer(application, indexed), Arrangement.APPLICATION_JAR, jar(application, classPath));
        return Arrangement.ofLayers(
                defaultBase,
                root,
                layers.build(),
                List.of("-jar", root.resolve(Arrangement.APPLICATION_JAR).value()),
                "layout 'thin' is made by this plugin, not by the archive's own tool",
                BootArrangement.notes(application));
    }

    /** Names the layers in their order and tells which jar belongs to which. */
    private static Map<String, String> layerOf(List<IndexedLayer> indexed, LayerBuilder layers) {
        Map<String, String> layerOf = new HashMap<>();
        for (IndexedLayer layer : indexed) {
            layers.layer(layer.name());
            layer.files().forEach(file -> layerOf.put(file.name(), layer.name()));
        }
        return layerOf;
    }

    /** The last layer that has classes of the application: with its own layers.xml, it need not be the last of all. */
    private static String applicationLayer(BootApplication application, List<IndexedLayer> layers) {
        String layer = Arrangement.APPLICATION;
        for (IndexedLayer indexed : layers) {
            boolean hasClasses =
                    indexed.files().stream().anyMatch(file -> file.name().startsWith(application.classesLocation()));
            if (hasClasses) {
                layer = indexed.name();
            }
        }
        return layer;
    }

    private static Source jar(BootApplication application, List<String> classPath) {
        Archive archive = application.archive();
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
        Manifest manifest = application.archive().manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.keySet().removeIf(name -> name.toString().startsWith("Spring-Boot-"));
        attributes.remove(new Attributes.Name("Start-Class"));
        return JarParts.manifest(manifest, application.startClass(), classPath);
    }
}
