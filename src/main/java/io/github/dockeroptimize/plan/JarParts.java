package io.github.dockeroptimize.plan;

import io.github.dockeroptimize.inspect.Archive;
import io.github.dockeroptimize.inspect.ArchiveEntry;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/** Says how a packaged jar is written anew. */
final class JarParts {

    private JarParts() {}

    /** The jar with all its entries as they are. */
    static Source.NormalizedArchive whole(Archive jar) {
        return new Source.NormalizedArchive(jar.file(), jar.size(), jar.displayName());
    }

    /**
     * The jar with its main class and class path in the manifest. A signature wouldn't fit the new manifest, and an
     * {@code INDEX.LIST} would switch the class path off (JAR specification, up to Java 21); both are dropped.
     */
    static Source starting(Archive jar, String mainClass, List<String> classPath) {
        if (classPath.isEmpty()
                && jar.attribute("Main-Class").filter(mainClass::equals).isPresent()) {
            return whole(jar);
        }
        List<JarPart> parts = jar.entries().stream()
                .filter(entry -> !boundToManifest(entry.name()))
                .map(JarParts::part)
                .toList();
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

    private static JarPart part(ArchiveEntry entry) {
        return new JarPart(entry.name(), entry.name(), entry.size());
    }

    static boolean boundToManifest(String name) {
        return name.equals(ManifestBytes.NAME)
                || name.equals("META-INF/INDEX.LIST")
                || name.matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");
    }
}
