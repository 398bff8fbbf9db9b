package io.github.dockeroptimize.inspect;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Tells which libraries a jar holds, by their Maven descriptors or, where those are left out, their first classes. */
final class ContainedLibraries {

    /** Where none of so many is inside, none is: opening them all would cost as much as all the rest. */
    private static final int SAMPLE = 8;

    private ContainedLibraries() {}

    static List<Library> of(Archive jar, List<Library> libraries) {
        boolean descriptors = libraries.stream().anyMatch(library -> hasDescriptor(jar, library));
        boolean any = descriptors || libraries.stream().limit(SAMPLE).anyMatch(library -> hasClass(jar, library));
        return any
                ? libraries.stream()
                        .filter(library -> hasDescriptor(jar, library) || hasClass(jar, library))
                        .toList()
                : List.of();
    }

    private static boolean hasDescriptor(Archive jar, Library library) {
        return jar.has("META-INF/maven/" + library.groupId() + "/" + library.artifactId() + "/pom.properties");
    }

    private static boolean hasClass(Archive jar, Library library) {
        return firstClass(library.file()).filter(jar::has).isPresent();
    }

    private static Optional<String> firstClass(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                if (name.endsWith(".class") && !name.startsWith("META-INF/") && !name.endsWith("-info.class")) {
                    return Optional.of(name);
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw BrokenLibrary.explain(file, e);
        }
    }
}
