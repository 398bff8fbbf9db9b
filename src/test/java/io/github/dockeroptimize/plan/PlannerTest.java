package io.github.dockeroptimize.plan;

import static io.github.dockeroptimize.ArchiveBuilder.JAVA_17;
import static io.github.dockeroptimize.ArchiveBuilder.bootJar;
import static io.github.dockeroptimize.ArchiveBuilder.jar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.dockeroptimize.ArchiveBuilder;
import io.github.dockeroptimize.TestBuild;
import io.github.dockeroptimize.application.Application;
import io.github.dockeroptimize.plan.Options.ContentsChoice;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlannerTest {

    private static final String DEFAULTS = "-XX:MaxRAMPercentage=75 -XX:+ExitOnOutOfMemoryError -Duser.home=/tmp";
    private static final Map.Entry<String, String> HOME = entry("HOME", "/tmp");

    @TempDir
    Path folder;

    @Test
    void hasWhatAUserGetsWhoSetsNothing() {
        ImagePlan plan = plan(TestOptions.with());

        assertThat(plan.image()).hasToString("app:1.0");
        assertThat(plan.baseImage()).hasToString("eclipse-temurin:17-jre");
        assertThat(plan.takenOver()).isEmpty();
        assertThat(plan.notes()).isEmpty();
        assertThat(plan.config())
                .isEqualTo(new ImageConfig(
                        List.of("java", "-jar", "/app/app.jar"),
                        List.of(),
                        Map.of("HOME", "/tmp", "JDK_JAVA_OPTIONS", DEFAULTS),
                        Map.of(),
                        Map.of(),
                        List.of(),
                        new User("65532:65532"),
                        Optional.of(new ImagePath("/app")),
                        List.of(),
                        Optional.empty()));
    }

    @Test
    void hasWhatTheUserSets() {
        ImagePlan plan = plan(TestOptions.with()
                .user("1000")
                .ports("9090", "53/udp")
                .environment("TZ", "UTC")
                .label("org.opencontainers.image.title", "demo")
                .label("a", "b")
                .arguments("--debug"));

        assertThat(plan.config().user()).hasToString("1000");
        assertThat(plan.config().ports()).extracting(Port::toString).containsExactly("9090", "53/udp");
        assertThat(plan.config().environment())
                .containsExactly(HOME, entry("JDK_JAVA_OPTIONS", DEFAULTS), entry("TZ", "UTC"));
        assertThat(plan.config().labels())
                .containsExactly(entry("org.opencontainers.image.title", "demo"), entry("a", "b"));
        assertThat(plan.config().arguments()).containsExactly("--debug");
        assertThat(plan.config().entrypoint()).containsExactly("java", "-jar", "/app/app.jar");
    }

    @ParameterizedTest
    @CsvSource({
        "52, eclipse-temurin:8-jre",
        "55, eclipse-temurin:11-jre",
        "64, eclipse-temurin:21-jre",
        "70, eclipse-temurin:26-jre"
    })
    void startsFromTheLowestLongTermReleaseThatRunsTheApplication(int major, String base) {
        assertThat(Planner.plan(application(major), TestOptions.defaults()).baseImage())
                .hasToString(base);
    }

    @Test
    void exposesThePortOfTheApplicationUnlessTheUserNamesOthers() {
        Application web = springBoot("server.port=9090");

        assertThat(Planner.plan(web, TestOptions.defaults()).config().ports()).containsExactly(Port.tcp(9090));
        assertThat(Planner.plan(web, TestOptions.with().ports("7070").build())
                        .config()
                        .ports())
                .containsExactly(Port.tcp(7070));
    }

    @Test
    void saysThatNoPortIsDeclaredUnlessTheUserNamesOne() {
        Application web = springBoot("server.port=${PORT}");

        assertThat(Planner.plan(web, TestOptions.defaults()).config().ports()).isEmpty();
        assertThat(Planner.plan(web, TestOptions.defaults()).notes())
                .containsExactly("no port is declared, since 'server.port' is '${PORT}'; set <ports> or"
                        + " -Ddocker-optimize.ports");
        assertThat(Planner.plan(web, TestOptions.with().ports("7070").build()).notes())
                .isEmpty();
    }

    /** The last line wins over the first, as in Spring Boot. */
    @Test
    void exposesThePortThatTheUsersOptionsSet() {
        Application web = springBoot("server.port=9090");
        TestOptions options = TestOptions.with().environment("SERVER_PORT", "1111");
        assertThat(ports(web, options)).containsExactly(Port.tcp(1111));
        assertThat(ports(web, options.jvmFlags("-Dserver.port=2222"))).containsExactly(Port.tcp(2222));
        assertThat(ports(web, options.arguments("--debug", "--server.port=3333")))
                .containsExactly(Port.tcp(3333));
        assertThat(ports(web, options.arguments("--server.port=0"))).isEmpty();
        assertThat(ports(web, options.arguments("--server.port=$PORT"))).isEmpty();
    }

    private static List<Port> ports(Application application, TestOptions options) {
        return Planner.plan(application, options.build()).config().ports();
    }

    private Application springBoot(String setting) {
        return TestBuild.in(folder)
                .release("org.springframework.boot:spring-boot:3.5.0")
                .archive(runnable(JAVA_17).entry("application.properties", setting))
                .inspect();
    }

    @Test
    void putsFlagsIntoItsOwnEntrypointBeforeAnythingElse() {
        ImagePlan plan = plan(TestOptions.with().jvmFlags("-Xss512k", "-Dgreeting=a b"));

        assertThat(plan.config().entrypoint())
                .containsExactly("java", "-Xss512k", "-Dgreeting=a b", "-jar", "/app/app.jar");
        assertThat(plan.config().environment()).containsExactly(HOME, entry("JDK_JAVA_OPTIONS", DEFAULTS));
    }

    @Test
    void putsFlagsIntoTheEnvironmentWhereTheEntrypointIsTheUsers() {
        ImagePlan plan = plan(TestOptions.with().entrypoint("/start.sh").jvmFlags("-Xss512k", "-Dgreeting=a b"));

        assertThat(plan.config().entrypoint()).containsExactly("/start.sh");
        assertThat(plan.config().environment())
                .containsExactly(HOME, entry("JDK_JAVA_OPTIONS", DEFAULTS + " -Xss512k \"-Dgreeting=a b\""));
    }

    @Test
    void hasTheHomeThatTheUserSetsAndRootItsOwn() {
        assertThat(plan(TestOptions.with().environment("HOME", "/data"))
                        .config()
                        .environment())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("HOME", "/data", "JDK_JAVA_OPTIONS", DEFAULTS.replace("/tmp", "/data")));
        assertThat(plan(TestOptions.with().user("0")).config().environment())
                .containsExactly(entry("JDK_JAVA_OPTIONS", DEFAULTS.replace(" -Duser.home=/tmp", "")));
    }

    @Test
    void letsTheUsersEnvironmentReplaceTheDefaults() {
        assertThat(plan(TestOptions.with().environment("JDK_JAVA_OPTIONS", "-Xmx1g"))
                        .config()
                        .environment())
                .containsExactly(HOME, entry("JDK_JAVA_OPTIONS", "-Xmx1g"));
    }

    @ParameterizedTest
    @CsvSource({
        "52, '', JAVA_TOOL_OPTIONS",
        "52, eclipse-temurin:8u412-b08-jre, JAVA_TOOL_OPTIONS",
        "52, eclipse-temurin:8-jre-alpine, JAVA_TOOL_OPTIONS",
        "52, eclipse-temurin:21-jre, JDK_JAVA_OPTIONS",
        "52, registry.example.com/java:latest, JAVA_TOOL_OPTIONS",
        "53, '', JDK_JAVA_OPTIONS",
        "52, registry.example.com/team/java-base:1.4.2, JAVA_TOOL_OPTIONS",
        "61, alpine:3.20, JDK_JAVA_OPTIONS",
        "61, registry.example.com/team/java-base:1.4.2, JDK_JAVA_OPTIONS"
    })
    void usesTheVariableThatTheBasesJavaReads(int major, String base, String variable) {
        TestOptions options =
                base.isEmpty() ? TestOptions.with() : TestOptions.with().baseImage(base);

        assertThat(Planner.plan(application(major), options.build()).config().environment())
                .containsOnlyKeys("HOME", variable);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/app", "/srv/team/app", "/opt/app", "/tmp/x", "/deployments/app"})
    void takesOverTheFolderOfAnUnknownBase(String root) {
        ImagePlan plan = plan(
                TestOptions.with().baseImage("registry.example.com/java:17").workingDirectory(root));

        assertThat(plan.takenOver()).containsExactly(new ImagePath(root));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/var/local/app", "/usr/lib/app", "/home/ubuntu/app", "/bin/app", "/var/run/app", "/opt"})
    void takesOverFoldersOfWhichKnownBasesHaveTheirOwn(String root) {
        ImagePlan plan =
                plan(TestOptions.with().baseImage("eclipse-temurin:17-jre").workingDirectory(root));

        assertThat(plan.takenOver()).containsExactly(new ImagePath(root));
    }

    @Test
    void statesTheFoldersOfAKnownBase() {
        assertThat(plan(TestOptions.with().baseImage("amazoncorretto:17").workingDirectory("/tmp/x"))
                        .takenOver())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0:0", "00:65532"})
    void warnsOfRoot(String user) {
        assertThat(plan(TestOptions.with().user(user)).notes())
                .containsExactly("'user' is '" + user + "', which is root; a numeric user above 0 is safer");
    }

    @Test
    void takesAnArchiveApartInAStageWhereItCan() {
        assertThat(content(TestOptions.with())).isInstanceOf(LayerContent.Extracted.class);
        assertThat(content(TestOptions.with().contents(ContentsChoice.ARCHIVE)))
                .isInstanceOf(LayerContent.Extracted.class);
        assertThat(content(TestOptions.with().contents(ContentsChoice.LAYERS))).isInstanceOf(LayerContent.Files.class);
    }

    @Test
    void hasNoStageWhereItWouldNeedEmulation() {
        assertThat(content(TestOptions.with().crossPlatform())).isInstanceOf(LayerContent.Files.class);
        assertThat(content(TestOptions.with().crossPlatform().contents(ContentsChoice.ARCHIVE)))
                .isInstanceOf(LayerContent.Extracted.class);
    }

    @Test
    void hasNoStageWhereTheBaseHasNoShell() {
        assertThat(content(TestOptions.with().baseImage("gcr.io/distroless/java17-debian12")))
                .isInstanceOf(LayerContent.Files.class);
    }

    private LayerContent content(TestOptions options) {
        Application application = TestBuild.in(folder)
                .archive(bootJar("4.1.2")
                        .launcher("org.springframework.boot.loader.launch.JarLauncher")
                        .libraries("BOOT-INF/lib/", "spring-boot-jarmode-tools-4.1.2.jar")
                        .layersIndex("BOOT-INF/layers.idx", "- all:\n  - BOOT-INF/\n  - META-INF/\n  - org/\n"))
                .inspect();
        return Planner.plan(application, options.build()).layers().get(0).content();
    }

    private ImagePlan plan(TestOptions options) {
        return Planner.plan(application(JAVA_17), options.build());
    }

    private Application application(int major) {
        return TestBuild.in(folder).archive(runnable(major)).inspect();
    }

    private static ArchiveBuilder runnable(int major) {
        return jar("app.jar").manifest("Main-Class", "com.example.App").mainClass("com/example/App.class", major);
    }
}
