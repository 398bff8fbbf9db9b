package io.github.dockeroptimize.application;

import java.util.List;
import java.util.Set;

/** The application that the build produced: one record per shape. */
public sealed interface Application permits BootApplication, JarApplication, UberJarApplication, WarApplication {

    /** What was packaged: an archive, or a directory. */
    Packaged packaged();

    /** The lowest Java release that runs its class files and those of its libraries. */
    JavaVersion javaVersion();

    /** The port that the application listens on, as far as the archive shows it. */
    ListeningPort port();

    /** Where its own classes are in what was packaged, such as {@code BOOT-INF/classes/}; empty if everywhere. */
    String classesLocation();

    /** The libraries that are files of their own, in class path order. */
    List<? extends LibraryFile> libraries();

    Set<Trait> traits();

    /** A short description of the shape, for messages. */
    String describe();

    /** Calls the case of this shape. Adding a shape makes the compiler list every place that has to handle it. */
    <T> T match(Cases<T> cases);

    /** One case per shape, until the language has exhaustive switches over types (Java 21). */
    interface Cases<T> {
        T boot(BootApplication application);

        T jar(JarApplication application);

        T uberJar(UberJarApplication application);

        T war(WarApplication application);
    }
}
