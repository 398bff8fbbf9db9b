package io.github.dockeroptimize.inspect;

import java.util.List;
import java.util.OptionalInt;

/**
 * A plain jar with its class path beside it.
 *
 * @param classPath what stands on the class path after the jar itself, in order
 */
public record JarApplication(
        Archive archive,
        String mainClass,
        List<ClassPathElement> classPath,
        JavaVersion javaVersion,
        OptionalInt serverPort)
        implements Application {

    public JarApplication {
        classPath = List.copyOf(classPath);
    }

    /** One element of the class path. */
    public sealed interface ClassPathElement {

        /** A jar as it lies in a repository or beside the archive: never changed. */
        record Jar(String fileName, Library library, long size) implements ClassPathElement {}

        /** A module of the same reactor: built with the application. */
        record Module(String fileName, Library library, Archive archive) implements ClassPathElement {}

        /** What the manifest's Class-Path names besides jars, such as {@code config/}: kept as it is. */
        record Other(String url) implements ClassPathElement {}
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
