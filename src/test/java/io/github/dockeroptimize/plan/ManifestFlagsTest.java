package io.github.dockeroptimize.plan;

import static io.github.dockeroptimize.ArchiveBuilder.JAVA_17;
import static io.github.dockeroptimize.ArchiveBuilder.bootJar;
import static io.github.dockeroptimize.ArchiveBuilder.bootWar;
import static io.github.dockeroptimize.ArchiveBuilder.jar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.ArchiveBuilder;
import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.TestBuild;
import io.github.dockeroptimize.application.ContextRules;
import io.github.dockeroptimize.application.JavaPackaging;
import io.github.dockeroptimize.application.JavaSources;
import io.github.dockeroptimize.application.JavaVersion;
import io.github.dockeroptimize.application.ListeningPort;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestFlagsTest {

    private static final String LAUNCHER = "org.springframework.boot.loader.launch.JarLauncher";
    private static final List<String> ATTRIBUTES =
            List.of("Add-Opens", "Add-Exports", "Enable-Native-Access", "Multi-Release");

    private static final Map<String, String> VALUES = Map.of(
            "Add-Opens", "java.base/java.lang java.base/java.util",
            "Add-Exports", "java.base/sun.nio.ch",
            "Enable-Native-Access", "ALL-UNNAMED",
            "Multi-Release", "true");

    private static final List<String> FLAGS = List.of(
            "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED");

    @TempDir
    Path folder;

    /** Whatever starts the program, its manifest holds: the jar is started by {@code -jar}, or there are flags. */
    @Test
    void holdForEveryShapeThatAJarIsStartedIn() throws IOException {
        for (ImagePlan plan : plans(VALUES)) {
            List<String> command = plan.config().entrypoint();
            if (command.contains("-jar")) {
                assertThat(attributes(plan)).as("%s", command).containsAllEntriesOf(VALUES);
            } else {
                assertThat(command).as("%s", plan.origin()).containsSubsequence(FLAGS);
                assertThat(command.indexOf(FLAGS.get(0)))
                        .isLessThan(Math.max(command.indexOf("-cp"), command.indexOf("@/app/class-path")));
            }
        }
    }

    @Test
    void anAgentOfTheManifestIsStartedOrRefused() {
        int refused = 0;
        for (Planning planning : plannings(Map.of("Launcher-Agent-Class", "a.Agent"))) {
            try {
                assertThat(planning.plan().config().entrypoint()).contains("-jar");
            } catch (InvalidInputException e) {
                assertThat(e)
                        .hasMessage("the manifest has 'Launcher-Agent-Class' 'a.Agent', but this application is started"
                                + " by its class path, where the JVM ignores it; remove it and set <agents>, or set"
                                + " <entrypoint>");
                refused++;
            }
        }
        assertThat(refused).isEqualTo(5);
    }

    /** As {@code -jar} does: Java 8 would refuse the options, and releases before 22 don't read the last one. */
    @ParameterizedTest
    @CsvSource({"eclipse-temurin:8-jre, 0", "eclipse-temurin:17-jre, 3", "eclipse-temurin:25-jre, 4"})
    void areThoseThatTheReleaseKnows(String base, int flags) {
        ArchiveBuilder boot = with(jar("app.jar"), VALUES)
                .manifest("Start-Class", "com.example.App")
                .manifest("Spring-Boot-Version", "2.7.18")
                .manifest("Spring-Boot-Classes", "BOOT-INF/classes/")
                .mainClass("BOOT-INF/classes/com/example/App.class", ArchiveBuilder.JAVA_8)
                .launcher(LAUNCHER);
        ImagePlan plan = Planner.plan(
                TestBuild.in(folder).archive(boot).inspect(),
                TestOptions.with().baseImage(base).build());
        assertThat(plan.config().entrypoint()).hasSize(4 + flags);
    }

    @Test
    void areTheUsersWhereTheStartCommandIs() {
        ArchiveBuilder boot = with(bootJar("3.5.0"), Map.of("Launcher-Agent-Class", "a.Agent"))
                .launcher(LAUNCHER);
        assertThat(Planner.plan(
                                TestBuild.in(folder).archive(boot).inspect(),
                                TestOptions.with().entrypoint("/start.sh").build())
                        .config()
                        .entrypoint())
                .containsExactly("/start.sh");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(
                        () -> Planner.plan(TestBuild.in(folder).archive(boot).inspect(), TestOptions.defaults()));
    }

    private interface Planning {
        ImagePlan plan();
    }

    private List<ImagePlan> plans(Map<String, String> manifest) {
        return plannings(manifest).stream().map(Planning::plan).toList();
    }

    private List<Planning> plannings(Map<String, String> manifest) {
        String release = "eclipse-temurin:25-jre";
        List<Planning> plannings = new ArrayList<>();
        Stream.of(
                        build("boot").archive(with(bootJar("3.5.0"), manifest).launcher(LAUNCHER)),
                        build("war")
                                .packaging("war")
                                .archive(with(bootWar("3.5.0"), manifest).launcher(LAUNCHER)),
                        build("plain").release("org.demo:a:1.0").archive(program(manifest)),
                        build("uber")
                                .release("org.demo:a:1.0")
                                .mainClass("com.example.App")
                                .archive(program(manifest)
                                        .entry("META-INF/maven/org.demo/a/pom.properties", "version=1.0")),
                        build("shaded-with-class-path")
                                .release("org.demo:a:1.0")
                                .archive(program(manifest)
                                        .manifest("Class-Path", "config/ lib/a-1.0.jar")
                                        .entry("META-INF/maven/org.demo/a/pom.properties", "version=1.0")))
                .forEach(build -> plannings.add(() -> Planner.plan(
                        build.inspect(), TestOptions.with().baseImage(release).build())));
        plannings.add(() -> Planner.plan(
                build("thin")
                        .archive(with(bootJar("3.5.0"), manifest).launcher(LAUNCHER))
                        .inspect(),
                TestOptions.with().baseImage(release).thin().build()));
        Stream.of(
                        new JavaPackaging.Boot(Optional.empty(), List.of("application"), LAUNCHER, false),
                        new JavaPackaging.PlainJar("com.example.App", List.of()),
                        new JavaPackaging.UberJar(Optional.of("com.example.App")))
                .forEach(packaging -> plannings.add(() -> Planner.plan(
                        sources(packaging, manifest),
                        "app",
                        TestOptions.with().baseImage(release).build())));
        return plannings;
    }

    private TestBuild build(String name) {
        return TestBuild.in(folder.resolve(name));
    }

    private static ArchiveBuilder program(Map<String, String> manifest) {
        return with(jar("app.jar"), manifest)
                .manifest("Main-Class", "com.example.App")
                .mainClass("com/example/App.class", JAVA_17);
    }

    private static ArchiveBuilder with(ArchiveBuilder archive, Map<String, String> manifest) {
        manifest.forEach(archive::manifest);
        return archive;
    }

    private JavaSources sources(JavaPackaging packaging, Map<String, String> manifest) {
        return new JavaSources(
                folder,
                ContextRules.NONE,
                List.of(new JavaSources.Pom("pom.xml", List.of(), false)),
                new JavaSources.MavenCall(
                        List.of(), false, false, List.of(), false, true, new JavaVersion(25), List.of()),
                List.of("src"),
                List.of(),
                "target",
                "app-*.jar",
                new JavaVersion(25),
                packaging,
                manifest,
                List.of(),
                ListeningPort.NONE,
                List.of());
    }

    private static Map<String, String> attributes(ImagePlan plan) throws IOException {
        Source source = PlanView.source(plan, "/app/app.jar");
        Manifest manifest = source instanceof Source.AssembledJar assembled
                ? new Manifest(new ByteArrayInputStream(assembled.manifest().bytes()))
                : new JarFile(((Source.NormalizedArchive) source).archive().toFile()).getManifest();
        Map<String, String> values = new HashMap<>();
        for (String name : ATTRIBUTES) {
            values.put(name, String.valueOf(manifest.getMainAttributes().getValue(name)));
        }
        return values;
    }
}
