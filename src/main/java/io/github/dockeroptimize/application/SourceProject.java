package io.github.dockeroptimize.application;

import java.nio.file.Path;
import java.util.Optional;

/** A project that a container can build from its sources: one record per shape. */
public sealed interface SourceProject permits GoProject, JavaSources, NodeProject, PythonProject {

    /** The directory of the build context and of the Dockerfile. */
    Path context();

    /** What of the copied directories stays out of the context. */
    ContextRules rules();

    /** A short description of the shape, for messages. */
    String describe();

    /** The static site, if the project builds one. */
    default Optional<NodeSite> site() {
        return Optional.empty();
    }

    /** Whether files of Maven's resources get into its image. */
    default boolean hasResources() {
        return false;
    }

    /** Whether its own files name the versions of its dependencies, as an index of jars or a linked program does. */
    default boolean namesDependencies() {
        return true;
    }

    /** Calls the case of this shape. Adding a shape makes the compiler list every place that has to handle it. */
    <T> T match(Cases<T> cases);

    /** One case per shape, until the language has exhaustive switches over types (Java 21). */
    interface Cases<T> {
        T go(GoProject project);

        T java(JavaSources project);

        T node(NodeProject project);

        T python(PythonProject project);
    }
}
