package io.github.dockeroptimize.inspect;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * A Maven module that is compiled in the container, with the modules of its reactor that it needs. All paths but the first
 * are relative to the context, with slashes.
 *
 * @param poms every POM that Maven reads to build the module, and no other
 * @param sources what the needed modules compile
 * @param tests what of it is for tests only
 * @param target the module's build folder
 * @param archive pattern of the packaged archive's name in it, with {@code *} for the version
 * @param serverPort the port it listens on as far as its sources tell
 */
public record JavaSources(
        Path context,
        List<Pom> poms,
        MavenCall maven,
        List<String> sources,
        List<String> tests,
        String target,
        String archive,
        JavaVersion javaVersion,
        JavaPackaging packaging,
        OptionalInt serverPort)
        implements SourceProject {

    public JavaSources {
        poms = List.copyOf(poms);
        sources = List.copyOf(sources);
        tests = List.copyOf(tests);
    }

    /**
     * A POM of the reactor.
     *
     * @param absent modules that it names and that aren't needed
     * @param namesPlugin whether it names this plugin, which is for the host
     */
    public record Pom(String path, List<String> absent, boolean namesPlugin) {
        public Pom {
            absent = List.copyOf(absent);
        }
    }

    /**
     * How Maven is called.
     *
     * @param options which module of which POM
     * @param wrapper whether by {@code mvnw}
     * @param folder whether there is a {@code .mvn}
     * @param secrets files that may hold credentials, which the one who builds gives as secrets
     * @param testJars whether a module needs the tests of another one, so that tests have to be compiled
     * @param timestamp whether the POM sets {@code project.build.outputTimestamp}
     */
    public record MavenCall(
            List<String> options,
            boolean wrapper,
            boolean folder,
            List<String> secrets,
            boolean testJars,
            boolean timestamp) {
        public MavenCall {
            options = List.copyOf(options);
            secrets = List.copyOf(secrets);
        }
    }

    @Override
    public String describe() {
        return packaging.describe() + " of " + (poms.size() == 1 ? "one POM" : poms.size() + " POMs")
                + ", compiled in the container";
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.java(this);
    }
}
