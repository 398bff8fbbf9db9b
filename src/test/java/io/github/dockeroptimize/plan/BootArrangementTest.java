package io.github.dockeroptimize.plan;

import static io.github.dockeroptimize.ArchiveBuilder.bootJar;
import static io.github.dockeroptimize.ArchiveBuilder.bootWar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.ArchiveBuilder;
import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.TestBuild;
import io.github.dockeroptimize.application.BootApplication.ExtractTool;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BootArrangementTest {

    private static final String LIB = "BOOT-INF/lib/";
    private static final String LAUNCHER = "org.springframework.boot.loader.launch.JarLauncher";
    private static final String TOOLS = "spring-boot-jarmode-tools-3.5.16.jar";

    @TempDir
    Path folder;

    private TestBuild build;

    @BeforeEach
    void startBuild() {
        build = TestBuild.in(folder);
    }

    @Test
    void liesInTheLayersOfItsIndexAndStartsItsLauncher() {
        ImagePlan plan = plan(layered(), TestOptions.defaults());

        assertThat(PlanView.layerNames(plan)).containsExactly("libraries", "loader", "own");
        assertThat(PlanView.lines(plan, "libraries"))
                .containsExactly(
                        "755 0:0 /app/",
                        "755 0:0 /app/BOOT-INF/",
                        "755 0:0 /app/BOOT-INF/lib/",
                        "644 0:0 /app/BOOT-INF/lib/a-1.jar");
        assertThat(PlanView.lines(plan, "loader"))
                .containsExactly(
                        "755 0:0 /app/",
                        "755 0:0 /app/org/",
                        "755 0:0 /app/org/springframework/",
                        "755 0:0 /app/org/springframework/boot/",
                        "755 0:0 /app/org/springframework/boot/loader/",
                        "755 0:0 /app/org/springframework/boot/loader/launch/",
                        "644 0:0 /app/org/springframework/boot/loader/launch/JarLauncher.class");
        assertThat(PlanView.files(plan, "own"))
                .containsExactly(
                        "/app/BOOT-INF/classes/com/example/App.class",
                        "/app/BOOT-INF/layers.idx",
                        "/app/META-INF/MANIFEST.MF");
        assertThat(plan.config().entrypoint()).containsExactly("java", "-cp", "/app", LAUNCHER);
        assertThat(plan.config().workingDirectory()).contains(new ImagePath("/app"));
        assertThat(plan.baseImage()).hasToString("eclipse-temurin:17-jre");
        assertThat(plan.takenOver()).isEmpty();
    }

    @Test
    void tellsWhereEachFileComesFrom() {
        ImagePlan plan = plan(layered(), TestOptions.defaults());

        long size = ArchiveBuilder.library("a-1.jar").bytes().length;
        assertThat(PlanView.source(plan, "/app/BOOT-INF/lib/a-1.jar"))
                .isEqualTo(new Source.Nested(
                        build.target().resolve("app.jar"),
                        "BOOT-INF/lib/a-1.jar",
                        size,
                        "target/app.jar!/BOOT-INF/lib/a-1.jar"));
        assertThat(PlanView.layer(plan, "libraries").size()).isEqualTo(size);
        assertThat(plan.size()).isGreaterThan(size);
    }

    @Test
    void takesItselfApartWithItsOwnToolAndLeavesTheToolOut() {
        ImagePlan plan = plan(layered(), TestOptions.defaults());

        assertThat(PlanView.layer(plan, "libraries").content())
                .isInstanceOfSatisfying(LayerContent.Extracted.class, contents -> {
                    assertThat(contents.tool()).isEqualTo(ExtractTool.TOOLS);
                    assertThat(contents.leftOut()).containsExactly(LIB + TOOLS);
                    assertThat(contents.archive().archive())
                            .isEqualTo(build.target().resolve("app.jar"));
                    assertThat(contents.archive().size())
                            .isEqualTo(
                                    build.target().resolve("app.jar").toFile().length());
                    assertThat(contents.archive().origin()).isEqualTo("target/app.jar");
                });
        assertThat(plan.notes()).isEmpty();
    }

    @Test
    void saysThatDevtoolsAreLeftOut() {
        ImagePlan plan = plan(
                bootJar("3.5.16").launcher(LAUNCHER).libraries(LIB, "spring-boot-devtools-3.5.16.jar", TOOLS),
                TestOptions.defaults());

        assertThat(plan.notes())
                .containsExactly("spring-boot-devtools-3.5.16.jar is not for production and is left out of the image");
        assertThat(PlanView.layerNames(plan)).containsExactly("spring-boot-loader", "application");
    }

    @Test
    void liesInSpringBootsDefaultLayersWhereItHasNoIndex() {
        build.reactor("com.example:sibling:1.0");

        ImagePlan plan = plan(
                bootJar("2.3.12.RELEASE")
                        .launcher("org.springframework.boot.loader.JarLauncher")
                        .libraries(LIB, "sibling-1.0.jar", "b-2-SNAPSHOT.jar", "a-1.jar"),
                TestOptions.defaults());

        assertThat(PlanView.layerNames(plan))
                .containsExactly(
                        "dependencies",
                        "spring-boot-loader",
                        "snapshot-dependencies",
                        "project-dependencies",
                        "application");
        assertThat(PlanView.files(plan, "dependencies")).containsExactly("/app/BOOT-INF/lib/a-1.jar");
        assertThat(PlanView.files(plan, "spring-boot-loader"))
                .containsExactly("/app/org/springframework/boot/loader/JarLauncher.class");
        assertThat(PlanView.files(plan, "snapshot-dependencies")).containsExactly("/app/BOOT-INF/lib/b-2-SNAPSHOT.jar");
        assertThat(PlanView.files(plan, "project-dependencies")).containsExactly("/app/BOOT-INF/lib/sibling-1.0.jar");
        assertThat(PlanView.files(plan, "application"))
                .containsExactly("/app/BOOT-INF/classes/com/example/App.class", "/app/META-INF/MANIFEST.MF");
        assertThat(plan.layers()).allMatch(layer -> layer.content() instanceof LayerContent.Files);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.3.12.RELEASE", "2.4.13"})
    void liesInTarsWhereItsToolKeepsNoTimes(String version) {
        String tool = "spring-boot-jarmode-layertools-" + version + ".jar";

        ImagePlan plan = plan(
                bootJar(version)
                        .launcher("org.springframework.boot.loader.JarLauncher")
                        .libraries(LIB, tool)
                        .layersIndex(
                                "BOOT-INF/layers.idx",
                                "- \"own\":\n  - \"org/\"\n  - \"BOOT-INF/\"\n  - \"META-INF/\"\n"),
                TestOptions.defaults());

        assertThat(plan.layers()).allMatch(layer -> layer.content() instanceof LayerContent.Files);
    }

    @Test
    void liesInAFolderOfTheUsersChoice() {
        ImagePlan plan =
                plan(layered(), TestOptions.with().workingDirectory("/opt/app").build());

        assertThat(PlanView.lines(plan, "libraries"))
                .startsWith("755 0:0 /opt/", "755 0:0 /opt/app/", "755 0:0 /opt/app/BOOT-INF/");
        assertThat(plan.config().entrypoint()).containsExactly("java", "-cp", "/opt/app", LAUNCHER);
    }

    @Test
    void refusesToTakeAnArchiveApartThatHasNoTool() {
        assertRefused(
                bootJar("3.5.16").launcher(LAUNCHER),
                TestOptions.with().contents(Options.ContentsChoice.ARCHIVE),
                "'contents' is 'archive', but the archive contains no tool to extract it (includeTools is off); set <contents>layers</contents> or -Ddocker-optimize.contents=layers");
    }

    @Test
    void refusesToTakeAnArchiveApartThatHasNoLayers() {
        assertRefused(
                bootJar("3.5.16").launcher(LAUNCHER).libraries(LIB, TOOLS),
                TestOptions.with().contents(Options.ContentsChoice.ARCHIVE),
                "'contents' is 'archive', but the archive has no layers.idx (layers are off); set <contents>layers</contents> or -Ddocker-optimize.contents=layers");
    }

    @Test
    void servesAWarByItsLauncherWithTheLibrariesThatAreProvided() {
        ImagePlan plan = plan(
                bootWar("3.5.16")
                        .launcher("org.springframework.boot.loader.launch.WarLauncher")
                        .libraries("WEB-INF/lib/", "a-1.jar")
                        .libraries("WEB-INF/lib-provided/", "tomcat-embed-core-10.1.0.jar")
                        .entry("index.jsp", ""),
                TestOptions.defaults());

        assertThat(PlanView.files(plan, "dependencies"))
                .containsExactly("/app/WEB-INF/lib-provided/tomcat-embed-core-10.1.0.jar", "/app/WEB-INF/lib/a-1.jar");
        assertThat(PlanView.files(plan, "application")).contains("/app/index.jsp");
        assertThat(plan.config().entrypoint())
                .containsExactly("java", "-cp", "/app", "org.springframework.boot.loader.launch.WarLauncher");
    }

    @Test
    void saysThatTheServerOfTheBaseIsNotUsedForAWar() {
        ArchiveBuilder war = bootWar("3.5.16").launcher("org.springframework.boot.loader.launch.WarLauncher");
        assertThat(plan(war, TestOptions.with().baseImage("tomcat:10.1-jre21").build())
                        .notes())
                .containsExactly("'baseImage' is 'tomcat:10.1-jre21', but a Spring Boot WAR starts a server of its own:"
                        + " the base image's isn't used, and a Java runtime is enough");
    }

    @Test
    void refusesAThinWar() {
        assertRefused(
                bootWar("3.5.16").launcher("org.springframework.boot.loader.launch.WarLauncher"),
                TestOptions.with().thin(),
                "'layout' is 'thin', but the pages of a WAR are only served by Spring Boot's launcher; set <layout>launcher</layout> or -Ddocker-optimize.layout=launcher");
    }

    @Test
    void refusesAWarWithoutALauncher() {
        assertRefused(
                bootWar("3.5.16").manifest("Main-Class", "com.example.App"),
                TestOptions.with(),
                "'target/app.war' has no launcher, but the pages of a WAR are only served by Spring Boot's launcher; set <layout>WAR</layout> of the spring-boot-maven-plugin");
    }

    @Test
    void refusesMoreLayersThanAnImageCanHave() {
        StringBuilder index = new StringBuilder();
        ArchiveBuilder archive = bootJar("3.5.16").launcher(LAUNCHER);
        for (int number = 1; number <= 120; number++) {
            archive.entry("BOOT-INF/classes/" + number + ".txt", "");
            index.append("- \"layer" + number + "\":\n  - \"BOOT-INF/classes/" + number + ".txt\"\n");
        }
        index.append("- \"rest\":\n  - \"BOOT-INF/\"\n  - \"META-INF/\"\n  - \"org/\"\n");

        assertRefused(
                archive.layersIndex("BOOT-INF/layers.idx", index.toString()),
                TestOptions.with(),
                "'target/app.jar' has 121 layers, but an image can have at most 127 including those of its base; merge some in layers.xml");
    }

    private static ArchiveBuilder layered() {
        return bootJar("3.5.16")
                .launcher(LAUNCHER)
                .libraries(LIB, "a-1.jar", TOOLS)
                .layersIndex("BOOT-INF/layers.idx", """
                        - "libraries":
                          - "BOOT-INF/lib/"
                        - "loader":
                          - "org/"
                        - "nothing":
                        - "own":
                          - "BOOT-INF/"
                          - "META-INF/"
                        """);
    }

    private ImagePlan plan(ArchiveBuilder archive, Options options) {
        return Planner.plan(build.archive(archive).inspect(), options);
    }

    private void assertRefused(ArchiveBuilder archive, TestOptions options, String message) {
        var application = build.archive(archive).inspect();
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Planner.plan(application, options.build()))
                .withMessage(message);
    }
}
