package io.github.dockeroptimize.inspect.java;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.Archive;
import io.github.dockeroptimize.application.Coordinates;
import io.github.dockeroptimize.application.JarApplication.ClassPathElement;
import io.github.dockeroptimize.application.Library;
import io.github.dockeroptimize.application.LibraryKind;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads a plain jar's class path: its elements in order, with their file names in the image. */
final class ClassPathReader {

    private final Archive jar;
    private final BuildOutput build;
    private final Set<Library> listed = new HashSet<>();
    private final Set<String> fileNames = new HashSet<>();
    private final List<String> unknown = new ArrayList<>();
    private final List<Library> added = new ArrayList<>();

    ClassPathReader(Archive jar, BuildOutput build) {
        this.jar = jar;
        this.build = build;
    }

    /**
     * Reads it. What is resolved for run time and not named comes last, where it hides nothing.
     *
     * @return the elements in order
     */
    List<ClassPathElement> read() {
        Optional<String> manifest = jar.attribute("Class-Path");
        List<String> urls = List.of(manifest.orElse("").strip().split("\\s+", -1));
        boolean namesJars = manifest.orElse("").contains(".jar");
        List<Optional<Library>> exact = new ArrayList<>();
        for (String url : urls) {
            exact.add(isJar(url) ? library(url) : Optional.empty());
        }
        Set<Library> taken = new HashSet<>();
        List<ClassPathElement> elements = new ArrayList<>();
        for (int i = 0; i < urls.size() && namesJars; i++) {
            String url = urls.get(i);
            if (!isJar(url)) {
                elements.add(new ClassPathElement.Other(url));
                continue;
            }
            Optional<Library> library = exact.get(i).isPresent() ? exact.get(i) : inCustomLayout(url);
            if (library.isEmpty()) {
                unknown.add(url);
            } else if (taken.add(library.get())) {
                elements.add(element(library.get()));
            }
        }
        List<Library> missing = new ArrayList<>();
        for (Library library : build.libraries()) {
            if (!taken.contains(library)) {
                missing.add(library);
            }
        }
        if (!missing.isEmpty()) {
            List<Library> contained = ContainedLibraries.of(jar, missing);
            for (Library library : missing) {
                if (contained.contains(library)) {
                    continue;
                }
                if (namesJars) {
                    added.add(library);
                }
                elements.add(element(library));
            }
        }
        if (!namesJars && manifest.isPresent()) {
            for (String url : urls) {
                elements.add(new ClassPathElement.Other(url));
            }
        }
        return elements;
    }

    /** The names of jars in the manifest that are neither dependencies nor files, which the JVM ignores. */
    List<String> unknown() {
        return unknown;
    }

    /** What the manifest doesn't name, although it names others. */
    List<Library> added() {
        return added;
    }

    private static boolean isJar(String url) {
        return url.endsWith(".jar");
    }

    /**
     * Finds the library by its directories in the repository layout, else by its file name, which is not unique across
     * groups.
     */
    private Optional<Library> library(String url) {
        Optional<String> decoded = path(url);
        if (decoded.isEmpty()) {
            return Optional.empty();
        }
        String path = decoded.get();
        String name = path.substring(path.lastIndexOf('/') + 1);
        List<Library> named = build.libraries().stream()
                .filter(library -> name.equals(library.fileName())
                        || name.equals(library.qualifiedFileName())
                        || name.equals(library.file().getFileName().toString()))
                .toList();
        Optional<Library> found = first(named, library -> path.endsWith(repositoryFolder(library) + name))
                .or(() -> first(named, library -> !listed.contains(library)))
                .or(() -> first(named, library -> true));
        found.ifPresent(listed::add);
        return found.or(() -> nextTo(path, name));
    }

    /** The maven-jar-plugin can name files in any way; most have the artifact id in it. */
    private Optional<Library> inCustomLayout(String url) {
        String path = path(url).orElse("");
        Optional<Library> found = build.libraries().stream()
                .filter(library ->
                        !listed.contains(library) && library.coordinates().areKnown())
                .filter(library -> names(path, library.coordinates().artifactId()))
                .max(Comparator.<Library>comparingInt(
                                library -> names(path, library.coordinates().version()) ? 1 : 0)
                        .thenComparingInt(library -> names(
                                        path.replace('/', '.'),
                                        library.coordinates().groupId())
                                ? 1
                                : 0)
                        .thenComparingInt(
                                library -> names(path, library.coordinates().classifier()) ? 1 : 0)
                        .thenComparingInt(
                                library -> library.coordinates().artifactId().length()));
        found.ifPresent(listed::add);
        return found;
    }

    private static boolean names(String path, String word) {
        return word.isEmpty()
                || Pattern.compile("(?<![A-Za-z0-9])" + Pattern.quote(word) + "(?![A-Za-z0-9])")
                        .matcher(path)
                        .find();
    }

    private static Optional<String> path(String url) {
        try {
            return Optional.of(URLDecoder.decode(url.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // not a URL
        }
    }

    private static Optional<Library> first(List<Library> libraries, Predicate<Library> wanted) {
        return libraries.stream().filter(wanted).findFirst();
    }

    /**
     * The directory of a library in the repository layout, which the maven-jar-plugin's {@code classpathLayoutType}
     * selects.
     */
    private static String repositoryFolder(Library library) {
        Coordinates names = library.coordinates();
        return names.groupId().replace('.', '/') + "/" + names.artifactId() + "/" + names.version() + "/";
    }

    private Optional<Library> nextTo(String path, String name) {
        try {
            Path file = jar.file()
                    .resolveSibling(path.replaceFirst("^file:/*(?=/)", ""))
                    .normalize();
            LibraryKind kind = name.contains("SNAPSHOT") ? LibraryKind.SNAPSHOT : LibraryKind.RELEASE;
            return Files.isRegularFile(file)
                    ? Optional.of(new Library(Coordinates.ofFile(name), file, kind))
                    : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty(); // not a valid file name here
        }
    }

    private ClassPathElement element(Library library) {
        if (Files.isDirectory(library.file())) {
            throw new InvalidInputException(
                    "the module " + quote(library.coordinates())
                            + " isn't packaged yet: its class path entry is the directory "
                            + quote(build.display(library.file())),
                    "run 'mvn package' for the whole reactor");
        }
        String fileName = fileName(library);
        if (library.kind() == LibraryKind.REACTOR) {
            return new ClassPathElement.Module(
                    fileName,
                    library,
                    Archive.read(library.file(), library.coordinates().toString()));
        }
        try {
            return new ClassPathElement.Jar(fileName, library, Files.size(library.file()));
        } catch (IOException e) {
            throw BrokenLibrary.explain(library.file(), e);
        }
    }

    private String fileName(Library library) {
        boolean known = library.coordinates().areKnown();
        String name = known ? library.fileName() : library.file().getFileName().toString();
        if (known && fileNames.contains(name)) {
            name = library.qualifiedFileName();
        }
        String free = name;
        for (int number = 2; !fileNames.add(free); number++) {
            free = number + "-" + name;
        }
        return free;
    }
}
