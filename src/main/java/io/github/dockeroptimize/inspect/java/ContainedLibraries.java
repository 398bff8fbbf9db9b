package io.github.dockeroptimize.inspect.java;

import io.github.dockeroptimize.application.Archive;
import io.github.dockeroptimize.application.Library;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** Finds the libraries that a jar contains, by their Maven descriptors or, without those, by their first classes. */
final class ContainedLibraries {

    /** If none of so many is inside, none is: opening all of them would take too long. */
    private static final int SAMPLE = 8;

    private ContainedLibraries() {}

    static List<Library> of(Archive jar, List<Library> libraries) {
        List<Library> contained = new ArrayList<>();
        if (areAny(jar, libraries)) {
            for (Library library : libraries) {
                if (hasDescriptor(jar, library) || hasClass(jar, library)) {
                    contained.add(library);
                }
            }
        }
        return contained;
    }

    private static boolean areAny(Archive jar, List<Library> libraries) {
        for (Library library : libraries) {
            if (hasDescriptor(jar, library)) {
                return true;
            }
        }
        for (Library library : libraries.subList(0, Math.min(SAMPLE, libraries.size()))) {
            if (hasClass(jar, library)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a jar has something of a library, perhaps in other packages: one of its first files by name. */
    static boolean isMerged(Archive jar, Library library) {
        return hasDescriptor(jar, library) || hasClass(jar, library) || hasFileOf(jar, library);
    }

    private static boolean hasFileOf(Archive jar, Library library) {
        try (ZipFile zip = new ZipFile(library.file().toFile())) {
            Set<String> names = zip.stream()
                    .filter(entry -> !entry.isDirectory() && !entry.getName().endsWith("-info.class"))
                    .filter(entry -> !entry.getName().startsWith("META-INF/")
                            || entry.getName().contains("/services/"))
                    .map(entry -> entry.getName().substring(entry.getName().lastIndexOf('/') + 1))
                    .collect(Collectors.toSet());
            return names.isEmpty() || jar.files().stream().anyMatch(file -> names.contains(file.fileName()));
        } catch (IOException e) {
            throw BrokenLibrary.explain(library.file(), e);
        }
    }

    private static boolean hasDescriptor(Archive jar, Library library) {
        return jar.has("META-INF/maven/" + library.coordinates().groupId() + "/"
                + library.coordinates().artifactId() + "/pom.properties");
    }

    private static boolean hasClass(Archive jar, Library library) {
        Optional<String> first = firstClass(library.file());
        return first.isPresent() && jar.has(first.get());
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
