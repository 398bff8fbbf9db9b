package io.github.dockeroptimize.plan;

import io.github.dockeroptimize.application.Archive;
import io.github.dockeroptimize.application.ArchiveEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/** Defines how a packaged jar is rewritten. */
final class JarParts {

    private JarParts() {}

    /** The jar with all its entries unchanged. */
    static Source.NormalizedArchive whole(Archive jar) {
        return new Source.NormalizedArchive(jar.file(), jar.size(), jar.displayName());
    }

    /**
     * The jar with its main class and class path in the manifest. A signature wouldn't fit the new manifest, and an
     * {@code INDEX.LIST} would switch the class path off (JAR specification, up to Java 21); both are dropped.
     */
    static Source starting(Archive jar, String mainClass, List<String> classPath) {
        if (classPath.isEmpty() && jar.attribute("Main-Class").orElse("").equals(mainClass)) {
            return whole(jar);
        }
        List<JarPart> parts = new ArrayList<>();
        for (ArchiveEntry entry : jar.entries()) {
            if (!boundToManifest(entry.name())) {
                parts.add(new JarPart(entry.name(), entry.name(), entry.size()));
            }
        }
        return new Source.AssembledJar(
                jar.file(), manifest(jar.manifest(), mainClass, classPath), parts, jar.displayName());
    }

    static ManifestBytes manifest(Manifest original, String mainClass, List<String> classPath) {
        Attributes attributes = original.getMainAttributes();
        attributes.putIfAbsent(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, mainClass);
        if (!classPath.isEmpty()) {
            attributes.put(Attributes.Name.CLASS_PATH, String.join(" ", classPath));
        }
        return ManifestBytes.of(original);
    }

    static boolean boundToManifest(String name) {
        return name.equals(ManifestBytes.NAME)
                || name.equals("META-INF/INDEX.LIST")
                || name.matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");
    }
}
