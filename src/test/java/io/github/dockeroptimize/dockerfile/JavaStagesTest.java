package io.github.dockeroptimize.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockeroptimize.application.BootApplication.ExtractTool;
import io.github.dockeroptimize.application.ContextRules;
import io.github.dockeroptimize.application.Coordinates;
import io.github.dockeroptimize.application.JavaPackaging;
import io.github.dockeroptimize.application.JavaSources;
import io.github.dockeroptimize.application.JavaVersion;
import io.github.dockeroptimize.application.ListeningPort;
import io.github.dockeroptimize.application.WarApplication.ServletApi;
import io.github.dockeroptimize.plan.Additions;
import io.github.dockeroptimize.plan.Agent;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Options;
import io.github.dockeroptimize.plan.Options.Layout;
import io.github.dockeroptimize.plan.Planner;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The text for what the container tests don't build. */
class JavaStagesTest {

    static final JavaPackaging BOOT = new JavaPackaging.Boot(
            Optional.of(ExtractTool.TOOLS),
            List.of("dependencies", "spring-boot-loader", "snapshot-dependencies", "application"),
            "org.springframework.boot.loader.launch.JarLauncher",
            false);

    static List<JavaPackaging> shapes() {
        return List.of(
                BOOT,
                new JavaPackaging.Boot(
                        Optional.of(ExtractTool.LAYERTOOLS), List.of("libs", "own"), "some.JarLauncher", false),
                new JavaPackaging.Boot(
                        Optional.empty(),
                        List.of("dependencies", "spring-boot-loader", "application"),
                        "x.WarLauncher",
                        true),
                new JavaPackaging.PlainJar("com.example.App", List.of("common")),
                new JavaPackaging.UberJar(Optional.empty()),
                new JavaPackaging.War(ServletApi.JAKARTA, List.of()));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void noShapeHasAFinding(JavaPackaging packaging) {
        String text = text(project(packaging, call(true)), new SampleOptions());
        assertThat(DockerfileLinter.findings(text)).isEmpty();
        assertThat(DockerfileLinter.lastStage(DockerfileLinter.parse(text)))
                .extracting(DockerfileLinter.Line::keyword)
                .doesNotContain("RUN");
    }

    @Test
    void mavenIsCalledByItsWrapperWhereThereIsOne() {
        assertThat(text(project(BOOT, call(true)), new SampleOptions()))
                .contains("COPY mvnw /src/mvnw\n", "COPY .mvn /src/.mvn\n", "target=/root/.m2/wrapper,sharing=locked")
                .contains("&& sh ./mvnw -B -ntp -pl service -am --fail-never package")
                .doesNotContain("&& mvn ");
        assertThat(text(project(BOOT, call(false)), new SampleOptions()))
                .contains("&& mvn -B -ntp -pl service -am --fail-never package")
                .doesNotContain("mvnw");
    }

    @Test
    void settingsWithALoginComeAsASecretAndAreInNoContext() {
        JavaSources project = project(BOOT, call(true));
        assertThat(text(project, new SampleOptions()))
                .contains("--mount=type=secret,id=maven-settings,target=/src/.mvn/settings.xml,required=false");
        assertThat(DockerfilePlan.ignored(plan(project, new SampleOptions()), Dialect.PORTABLE)
                        .lines())
                .contains(".mvn/settings.xml", "service/src/test");
    }

    @Test
    void whatMavenWouldMissIsTakenOutOfThePom() {
        assertThat(text(project(BOOT, call(false)), new SampleOptions()))
                .contains("for pom in other/pom.xml 'a.b \\c/pom.xml'; do", "for pom in pom.xml; do awk '")
                .doesNotContain("perl");
    }

    @Test
    void theImageStartsAsOneThatTheHostHasPackaged() {
        assertThat(text(project(BOOT, call(false)), new SampleOptions()))
                .contains(
                        "FROM --platform=$BUILDPLATFORM maven:3.9-eclipse-temurin-21 AS build\n",
                        "\nFROM eclipse-temurin:21-jre\nCOPY --from=extract /layers/dependencies/ /\n",
                        "USER 65532:65532\nENTRYPOINT [\"java\", \"-cp\", \"/app\","
                                + " \"org.springframework.boot.loader.launch.JarLauncher\"]\n");
        assertThat(text(
                        project(new JavaPackaging.PlainJar("com.example.App", List.of()), call(false)),
                        new SampleOptions()))
                .contains("ENTRYPOINT [\"java\", \"@/app/class-path\", \"com.example.App\"]")
                .doesNotContain("project-dependencies");
    }

    @Test
    void agentsAreDownloadedByMavenIntoALayerOfTheirOwn() {
        Options options = new SampleOptions()
                .build()
                .withAdditions(Additions.NONE.withAgents(
                        List.of(new Agent(Coordinates.parse("org.acme:probe:1.0:all"), "a=b", Optional.empty()))));
        String text = DockerfilePlan.of(Planner.plan(project(BOOT, call(false)), "service", options), Dialect.PORTABLE)
                .toString();

        assertThat(text)
                .contains(
                        ":copy -Dartifact=org.acme:probe:1.0:jar:all -Dmdep.useBaseVersion"
                                + " -DoutputDirectory=/layers/agents/opt/agents ",
                        "FROM eclipse-temurin:21-jre\nCOPY --from=build /layers/agents/opt/agents/ /opt/agents/\n",
                        "ENTRYPOINT [\"java\", \"-javaagent:/opt/agents/probe-1.0-all.jar=a=b\", \"-cp\"");
        assertThat(DockerfileLinter.findings(text)).isEmpty();
    }

    @Test
    void aFolderThatTheBaseMayHaveIsCopiedInto() {
        assertThat(text(project(BOOT, call(false)), new SampleOptions().baseImage("registry.example.com/java:21")))
                .contains("FROM registry.example.com/java:21\nCOPY --from=extract /layers/dependencies/app/ /app/\n");
        assertThat(text(project(new JavaPackaging.War(ServletApi.JAVAX, List.of()), call(false)), new SampleOptions()))
                .contains(
                        "FROM tomcat:9.0-jre21\nCOPY --from=extract /layers/dependencies/usr/local/tomcat/webapps/ROOT/"
                                + " /usr/local/tomcat/webapps/ROOT/\n");
    }

    private static String text(JavaSources project, SampleOptions options) {
        ImagePlan plan = plan(project, options);
        return DockerfilePlan.of(plan, Dialect.PORTABLE).toString();
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void aLayoutThatIsNotUsedIsSaid(Layout layout) {
        ImagePlan plan = Planner.plan(
                project(BOOT, call(true)),
                "service",
                new SampleOptions().build().withLayout(layout));

        assertThat(plan.notes().stream().anyMatch(note -> note.startsWith("'layout' 'thin' is not used")))
                .isEqualTo(layout == Layout.THIN);
    }

    private static ImagePlan plan(JavaSources project, SampleOptions options) {
        return Planner.plan(project, "service", options.build());
    }

    static JavaSources.MavenCall call(boolean wrapper) {
        return new JavaSources.MavenCall(
                List.of("-pl", "service", "-am"),
                wrapper,
                wrapper,
                wrapper ? List.of(".mvn/settings.xml") : List.of(),
                false,
                false,
                new JavaVersion(21),
                List.of());
    }

    static JavaSources project(JavaPackaging packaging, JavaSources.MavenCall call) {
        return new JavaSources(
                Path.of("reactor"),
                ContextRules.NONE,
                List.of(
                        new JavaSources.Pom("pom.xml", List.of("other/pom.xml", "a.b \\c/pom.xml"), true),
                        new JavaSources.Pom("service/pom.xml", List.of(), false)),
                call,
                List.of("service/src"),
                List.of("service/src/test"),
                "service/target",
                "service-*.jar",
                JavaVersion.parse("21").orElseThrow(),
                packaging,
                Map.of(),
                List.of(),
                ListeningPort.of(8080),
                List.of());
    }
}
