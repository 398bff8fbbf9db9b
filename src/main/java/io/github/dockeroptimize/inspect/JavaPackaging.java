package io.github.dockeroptimize.inspect;

import io.github.dockeroptimize.inspect.BootApplication.ExtractTool;
import io.github.dockeroptimize.inspect.WarApplication.ServletApi;
import java.util.List;
import java.util.Optional;

/** What a module's build will package, as far as its POM tells. */
public sealed interface JavaPackaging {

    /** The shape in a few words, for people. */
    String describe();

    /**
     * A Spring Boot archive.
     *
     * @param tool what takes it apart; empty where it carries none
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
    }

    /**
     * A plain jar with its class path beside it.
     *
     * @param siblings the artifact ids of the modules of the same reactor that it needs
     */
    record PlainJar(String mainClass, List<String> siblings) implements JavaPackaging {
        public PlainJar {
            siblings = List.copyOf(siblings);
        }

        @Override
        public String describe() {
            return "jar with a class path";
        }
    }

    /** A jar with everything in it. */
    record UberJar() implements JavaPackaging {
        @Override
        public String describe() {
            return "uber jar";
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
    }
}
