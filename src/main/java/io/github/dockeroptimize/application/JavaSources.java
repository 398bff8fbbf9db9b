package io.github.dockeroptimize.application;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A Maven module that is compiled in the container, with the modules of its reactor that it needs. All paths but the
 * first are relative to the context, with slashes.
 *
 * @param rules what stays out of the context
 * @param poms exactly the POMs that Maven reads to build the module
 * @param sources what the needed modules compile
 * @param tests the sources that are for tests only
 * @param target the module's build directory
 * @param archive pattern of the packaged archive's name in that directory, with {@code *} for the version
 * @param manifest main attributes that the POM gives the archive's manifest
 * @param systemJars jars of scope system, on the class path of a plain jar
 * @param port the port that it listens on, as far as its sources show it
 * @param notes what the user should know, one sentence each
 */
public record JavaSources(
        Path context,
        ContextRules rules,
        List<Pom> poms,
        MavenCall maven,
        List<String> sources,
        List<String> tests,
        String target,
        String archive,
        JavaVersion javaVersion,
        JavaPackaging packaging,
        Map<String, String> manifest,
        List<String> systemJars,
        ListeningPort port,
        List<String> notes)
        implements SourceProject {

    public JavaSources {
        poms = List.copyOf(poms);
        sources = List.copyOf(sources);
        tests = List.copyOf(tests);
        manifest = Map.copyOf(manifest);
        systemJars = List.copyOf(systemJars);
        notes = List.copyOf(notes);
    }

    /**
     * A POM of the reactor.
     *
     * @param absent POMs of modules that it names and that are not needed
     * @param namesPlugin whether it names this plugin, which runs on the host only
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
     * @param wrapper whether {@code mvnw} is called
     * @param folder whether there is a {@code .mvn}
     * @param secrets files that may hold credentials, which the user passes to the build as secrets
     * @param testJars whether a module needs the tests of another one, so that tests have to be compiled
     * @param timestamp whether the POM sets {@code project.build.outputTimestamp}
     * @param jdk the release that compiles all modules
     * @param toolchains JDKs that the maven-toolchains-plugin asks for, by version, vendor and the like
     */
    public record MavenCall(
            List<String> options,
            boolean wrapper,
            boolean folder,
            List<String> secrets,
            boolean testJars,
            boolean timestamp,
            JavaVersion jdk,
            List<Map<String, String>> toolchains) {
        public MavenCall {
            options = List.copyOf(options);
            secrets = List.copyOf(secrets);
            toolchains = List.copyOf(toolchains);
        }
    }

    @Override
    public String describe() {
        return packaging.describe() + " of " + (poms.size() == 1 ? "one POM" : poms.size() + " POMs")
                + ", compiled in the container";
    }

    @Override
    public boolean hasResources() {
        return true;
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.java(this);
    }
}
