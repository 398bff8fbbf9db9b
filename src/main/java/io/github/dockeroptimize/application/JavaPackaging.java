package io.github.dockeroptimize.application;

import io.github.dockeroptimize.application.BootApplication.ExtractTool;
import io.github.dockeroptimize.application.WarApplication.ServletApi;
import java.util.List;
import java.util.Optional;

/** What a module's build will package, as far as its POM shows. */
public sealed interface JavaPackaging {

    /** A short description of the shape, for messages. */
    String describe();

    /** The servlet API that it needs of a servlet container; empty if it runs without one. */
    default Optional<ServletApi> servletContainer() {
        return Optional.empty();
    }

    /**
     * The directory of its libraries in the image, below that of the application; empty if they are not separate files.
     *
     * @param launcher whether the layout keeps the launcher
     */
    Optional<String> libraries(boolean launcher);

    /** Calls the case of this shape. Adding a shape makes the compiler list every place that has to handle it. */
    <T> T match(Cases<T> cases);

    /** One case per shape, until the language has exhaustive switches over types (Java 21). */
    interface Cases<T> {
        T boot(Boot packaging);

        T plainJar(PlainJar packaging);

        T uberJar(UberJar packaging);

        T war(War packaging);
    }

    /**
     * A Spring Boot archive.
     *
     * @param tool the tool that extracts it; empty if it contains none
     * @param layers the names of its layers, in order
     * @param launcher the class that starts it
     */
    record Boot(Optional<ExtractTool> tool, List<String> layers, String launcher, boolean war)
            implements JavaPackaging {
        public Boot {
            layers = List.copyOf(layers);
        }

        @Override
        public String describe() {
            return "Spring Boot " + (war ? "WAR" : "jar");
        }

        @Override
        public Optional<String> libraries(boolean launcher) {
            return Optional.of(launcher ? (war ? "WEB-INF" : "BOOT-INF") + "/lib" : "lib");
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.boot(this);
        }
    }

    /**
     * A plain jar with its class path next to it.
     *
     * @param siblings artifact ids of the modules of the same reactor that it needs
     */
    record PlainJar(String mainClass, List<String> siblings) implements JavaPackaging {
        public PlainJar {
            siblings = List.copyOf(siblings);
        }

        @Override
        public String describe() {
            return "jar with a class path";
        }

        @Override
        public Optional<String> libraries(boolean launcher) {
            return Optional.of("lib");
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.plainJar(this);
        }
    }

    /**
     * A jar that contains its dependencies.
     *
     * @param mainClass empty for that of its manifest
     */
    record UberJar(Optional<String> mainClass) implements JavaPackaging {
        @Override
        public String describe() {
            return "uber jar";
        }

        @Override
        public Optional<String> libraries(boolean launcher) {
            return Optional.empty();
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.uberJar(this);
        }
    }

    /** A WAR for a servlet container. */
    record War(ServletApi servletApi, List<String> siblings) implements JavaPackaging {
        public War {
            siblings = List.copyOf(siblings);
        }

        @Override
        public String describe() {
            return "WAR";
        }

        @Override
        public Optional<ServletApi> servletContainer() {
            return Optional.of(servletApi);
        }

        @Override
        public Optional<String> libraries(boolean launcher) {
            return Optional.of("WEB-INF/lib");
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.war(this);
        }
    }
}
