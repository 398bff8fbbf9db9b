package io.github.dockeroptimize.inspect;

import java.util.OptionalInt;

/** What the build made: one record for each shape. */
public sealed interface Application permits BootApplication, JarApplication, UberJarApplication, WarApplication {

    /** The archive that was packaged. */
    Archive archive();

    /** The lowest Java release that runs its class files and those of its libraries. */
    JavaVersion javaVersion();

    /** The port it listens on as far as the archive tells; empty where it is no web application. */
    OptionalInt serverPort();

    /** The shape in a few words, for people. */
    String describe();

    /** Does what fits the shape. Adding a shape makes the compiler list every place that has to serve it. */
    <T> T match(Cases<T> cases);

    /** One case for each shape, until the language has exhaustive switches over types (Java 21). */
    interface Cases<T> {
        T boot(BootApplication application);

        T jar(JarApplication application);

        T uberJar(UberJarApplication application);

        T war(WarApplication application);
    }
}
