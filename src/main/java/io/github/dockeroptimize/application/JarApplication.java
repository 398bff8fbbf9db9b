package io.github.dockeroptimize.application;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A plain jar with its class path next to it.
 *
 * @param classPath the class path after the jar itself, in order
 */
public record JarApplication(
        Archive packaged,
        String mainClass,
        List<ClassPathElement> classPath,
        JavaVersion javaVersion,
        ListeningPort port)
        implements Application {

    public JarApplication {
        classPath = List.copyOf(classPath);
    }

    /** One element of the class path. */
    public sealed interface ClassPathElement {

        /** Itself where it is a jar; else empty. */
        default Optional<LibraryFile> asLibrary() {
            return Optional.empty();
        }

        /** The file that contains its classes. */
        default Optional<Path> file() {
            return Optional.empty();
        }

        /** Itself where it is a jar of a repository, or next to the archive; else empty. */
        default Optional<Jar> asJar() {
            return Optional.empty();
        }

        /** Calls the case of this kind. Adding a kind makes the compiler list every place that has to handle it. */
        <T> T match(Function<Jar, T> jar, Function<Module, T> module, Function<Other, T> other);

        /** A jar of the class path. */
        sealed interface JarFile extends ClassPathElement, LibraryFile {

            Library library();

            @Override
            default Optional<LibraryFile> asLibrary() {
                return Optional.of(this);
            }

            @Override
            default Optional<Path> file() {
                return Optional.of(library().file());
            }

            @Override
            default String location() {
                return library().file().toString();
            }

            @Override
            default LibraryKind kind() {
                return library().kind();
            }

            @Override
            default Coordinates coordinates() {
                return library().coordinates();
            }
        }

        /** A jar of a repository, or next to the archive: copied unchanged. */
        record Jar(String fileName, Library library, long size) implements JarFile {
            @Override
            public Optional<Jar> asJar() {
                return Optional.of(this);
            }

            @Override
            public <T> T match(Function<Jar, T> jar, Function<Module, T> module, Function<Other, T> other) {
                return jar.apply(this);
            }
        }

        /** A module of the same reactor: built with the application. */
        record Module(String fileName, Library library, Archive archive) implements JarFile {
            @Override
            public <T> T match(Function<Jar, T> jar, Function<Module, T> module, Function<Other, T> other) {
                return module.apply(this);
            }
        }

        /** An element of the manifest's Class-Path that is not a jar, such as {@code config/}: kept unchanged. */
        record Other(String url) implements ClassPathElement {
            @Override
            public <T> T match(Function<Jar, T> jar, Function<Module, T> module, Function<Other, T> other) {
                return other.apply(this);
            }
        }
    }

    @Override
    public List<LibraryFile> libraries() {
        List<LibraryFile> libraries = new ArrayList<>();
        for (ClassPathElement element : classPath) {
            Optional<LibraryFile> file = element.asLibrary();
            if (file.isPresent()) {
                libraries.add(file.get());
            }
        }
        return libraries;
    }

    @Override
    public String classesLocation() {
        return "";
    }

    @Override
    public Set<Trait> traits() {
        return Set.of();
    }

    @Override
    public String describe() {
        return classPath.isEmpty() ? "jar without dependencies" : "jar with a class path of " + classPath.size();
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.jar(this);
    }
}
