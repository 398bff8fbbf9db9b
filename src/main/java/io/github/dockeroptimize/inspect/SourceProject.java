package io.github.dockeroptimize.inspect;

import java.nio.file.Path;

/** What a container can build from the sources in a folder: one record for each shape. */
public sealed interface SourceProject permits GoProject, JavaSources, NodeProject, PythonProject {

    /** The folder that the build context is made of, and that the Dockerfile belongs to. */
    Path context();

    /** The shape in a few words, for people. */
    String describe();

    /** Does what fits the shape. Adding a shape makes the compiler list every place that has to serve it. */
    <T> T match(Cases<T> cases);

    /** One case for each shape, until the language has exhaustive switches over types (Java 21). */
    interface Cases<T> {
        T go(GoProject project);

        T java(JavaSources project);

        T node(NodeProject project);

        T python(PythonProject project);
    }
}
