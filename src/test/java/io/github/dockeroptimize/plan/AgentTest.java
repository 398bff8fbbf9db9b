package io.github.dockeroptimize.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.ContextRules;
import io.github.dockeroptimize.application.Coordinates;
import io.github.dockeroptimize.application.JavaVersion;
import io.github.dockeroptimize.application.ListeningPort;
import io.github.dockeroptimize.application.PythonInstall;
import io.github.dockeroptimize.application.PythonProject;
import io.github.dockeroptimize.application.PythonStart;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AgentTest {

    private static final Agent TRACING =
            agent("io.opentelemetry.javaagent:opentelemetry-javaagent:2.10.0", "otel.a=b c");
    private static final Agent PLAIN = agent("org.acme:probe:1.0-SNAPSHOT:all", "");

    private static Agent agent(String coordinates, String options) {
        return new Agent(
                Coordinates.parse(coordinates), options, Optional.of(new Agent.Jar(Path.of("repository.jar"), 7)));
    }

    private static Options options(TestOptions options) {
        return options.build().withAdditions(Additions.NONE.withAgents(List.of(TRACING, PLAIN)));
    }

    private static Arrangement arrange(Options options, List<String> start) {
        LayerBuilder application = new LayerBuilder(new ImagePath("/app"));
        application.add(LayerName.APPLICATION, "app.jar", new Source.Text("", "app"));
        return JavaRuntime.of(new JavaVersion(21), ListeningPort.NONE, options)
                .arrange(application.build(), start, List.of());
    }

    @Test
    void startsWithTheProgramBeforeItsFlags() {
        assertThat(arrange(options(TestOptions.with().jvmFlags("-Xmx1g")), List.of("-jar", "/app/app.jar"))
                        .command())
                .containsExactly(
                        "java",
                        "-javaagent:/opt/agents/opentelemetry-javaagent-2.10.0.jar=otel.a=b c",
                        "-javaagent:/opt/agents/probe-1.0-SNAPSHOT-all.jar",
                        "-Xmx1g",
                        "-jar",
                        "/app/app.jar");
    }

    @Test
    void startsByTheEnvironmentWhereTheBaseOrTheUserStartsTheProgram() {
        String flags = "\"-javaagent:/opt/agents/opentelemetry-javaagent-2.10.0.jar=otel.a=b c\""
                + " -javaagent:/opt/agents/probe-1.0-SNAPSHOT-all.jar";

        assertThat(arrange(options(TestOptions.with()), List.of()).environment().get("JDK_JAVA_OPTIONS"))
                .endsWith(flags);
        assertThat(arrange(options(TestOptions.with().entrypoint("/start")), List.of("-jar", "x"))
                        .environment()
                        .get("JDK_JAVA_OPTIONS"))
                .endsWith(flags);
    }

    @Test
    void isInALayerBelowAllOthersUnderItsVersion() {
        List<Layer> layers =
                arrange(options(TestOptions.with()), List.of("-jar", "x")).layers();

        assertThat(layers).extracting(Layer::name).containsExactly(LayerName.AGENTS, LayerName.APPLICATION);
        assertThat(layers.get(0).files())
                .extracting(file -> file.path() + " " + file.source().origin())
                .containsExactly(
                        "/opt/agents/opentelemetry-javaagent-2.10.0.jar"
                                + " io.opentelemetry.javaagent:opentelemetry-javaagent:2.10.0",
                        "/opt/agents/probe-1.0-SNAPSHOT-all.jar org.acme:probe:1.0-SNAPSHOT:all");
    }

    @Test
    void isRefusedWhereThereIsNoJvm() {
        PythonProject project = new PythonProject(
                Path.of("shop"),
                ContextRules.NONE,
                List.of("3.13"),
                new PythonInstall(PythonInstall.Tool.PIP, List.of("requirements.txt"), List.of()),
                List.of("main.py"),
                List.of(),
                Optional.empty(),
                Set.of(),
                PythonStart.of(List.of("python", "main.py")),
                List.of());

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Planner.plan(project, "shop", options(TestOptions.with())))
                .withMessage("'agents' has 'io.opentelemetry.javaagent:opentelemetry-javaagent:2.10.0', but 'shop' is a"
                        + " Python 3.13 project with pip, which has no JVM; remove it from the configuration of this"
                        + " module");
    }
}
