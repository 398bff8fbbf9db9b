package io.github.dockeroptimize.inspect;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.inspect.JarApplication.ClassPathElement;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Works out what stands on a plain jar's class path, in which order and under which file names. */
final class ClassPathReader {

    private final Archive jar;
    private final BuildOutput build;
    private final Set<Library> listed = new HashSet<>();
    private final Set<String> fileNames = new HashSet<>();

    ClassPathReader(Archive jar, BuildOutput build) {
        this.jar = jar;
        this.build = build;
    }

    List<ClassPathElement> read() {
        List<ClassPathElement> elements = new ArrayList<>();
        Optional<String> manifest = jar.attribute("Class-Path");
        if (manifest.isPresent() && manifest.get().contains(".jar")) {
            for (String url : manifest.get().split("\\s+", -1)) {
                listed(url).ifPresent(elements::add);
            }
        } else {
            List<Library> contained = ContainedLibraries.of(jar, build.libraries());
            build.libraries().stream()
                    .filter(library -> !contained.contains(library))
                    .forEach(library -> elements.add(element(library)));
            manifest.ifPresent(urls ->
                    List.of(urls.split("\\s+", -1)).forEach(url -> elements.add(new ClassPathElement.Other(url))));
        }
        return elements;
    }

    /** A name in Class-Path that is neither a dependency nor a file is ignored, as the JVM does (JAR spec). */
    private Optional<ClassPathElement> listed(String url) {
        if (!url.endsWith(".jar")) {
            return Optional.of(new ClassPathElement.Other(url));
        }
        return library(url).filter(listed::add).map(this::element);
    }

    /** In the layout of a repository the folders tell which it is; else only the file name, which groups may share. */
    private Optional<Library> library(String url) {
        try {
            String path = URLDecoder.decode(url.replace("+", "%2B"), StandardCharsets.UTF_8);
            String name = path.substring(path.lastIndexOf('/') + 1);
            List<Library> named = build.libraries().stream()
                    .filter(library -> name.equals(library.fileName())
                            || name.equals(library.file().getFileName().toString()))
                    .toList();
            return first(named, library -> path.endsWith(repositoryFolder(library) + name))
                    .or(() -> first(named, library -> !listed.contains(library)))
                    .or(() -> first(named, library -> true))
                    .or(() -> beside(path, name));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // no URL, or nothing that a file could be called here
        }
    }

    private static Optional<Library> first(List<Library> libraries, Predicate<Library> wanted) {
        return libraries.stream().filter(wanted).findFirst();
    }

    /** The maven-jar-plugin writes the repository layout where {@code classpathLayoutType} says so. */
    private static String repositoryFolder(Library library) {
        return library.groupId().replace('.', '/') + "/" + library.artifactId() + "/" + library.version() + "/";
    }

    private Optional<Library> beside(String path, String name) {
        Path file = jar.file().resolveSibling(path).normalize();
        LibraryKind kind = name.contains("SNAPSHOT") ? LibraryKind.SNAPSHOT : LibraryKind.RELEASE;
        return Files.isRegularFile(file)
                ? Optional.of(new Library("", name.substring(0, name.length() - 4), "", "", file, kind))
                : Optional.empty();
    }

    private ClassPathElement element(Library library) {
        if (Files.isDirectory(library.file())) {
            throw new InvalidInputException("the module " + quote(library.coordinates())
                    + " isn't packaged yet, its class path entry is the folder " + quote(build.display(library.file()))
                    + "; run 'mvn package' for the whole reactor");
        }
        String fileName = fileName(library);
        if (library.kind() == LibraryKind.REACTOR) {
            return new ClassPathElement.Module(fileName, library, Archive.read(library.file(), library.coordinates()));
        }
        try {
            return new ClassPathElement.Jar(fileName, library, Files.size(library.file()));
        } catch (IOException e) {
            throw BrokenLibrary.explain(library.file(), e);
        }
    }

    private String fileName(Library library) {
        boolean known = !library.groupId().isEmpty();
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
