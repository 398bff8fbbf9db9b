package io.github.dockeroptimize.plan;

import static io.github.dockeroptimize.ArchiveBuilder.JAVA_25;
import static io.github.dockeroptimize.ArchiveBuilder.JAVA_8;
import static io.github.dockeroptimize.ArchiveBuilder.jar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.ArchiveBuilder;
import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.TestBuild;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WarArrangementTest {

    @TempDir
    Path folder;

    private TestBuild build;

    @BeforeEach
    void startBuild() {
        build = TestBuild.in(folder).packaging("war");
    }

    @Test
    void liesInTomcatsFolderOfApplications() {
        build.reactor("com.example:sibling:1.0");

        ImagePlan plan = plan(
                jar("app.war")
                        .entry("index.html", "")
                        .libraries("WEB-INF/lib/", "sibling-1.0.jar", "b-1-SNAPSHOT.jar", "a-1.jar"),
                TestOptions.defaults());

        assertThat(plan.baseImage()).hasToString("tomcat:10.1-jre21");
        assertThat(PlanView.layerNames(plan))
                .containsExactly("dependencies", "snapshot-dependencies", "project-dependencies", "application");
        assertThat(PlanView.lines(plan, "dependencies"))
                .containsExactly(
                        "755 0:0 /usr/local/tomcat/webapps/",
                        "755 0:0 /usr/local/tomcat/webapps/ROOT/",
                        "755 0:0 /usr/local/tomcat/webapps/ROOT/WEB-INF/",
                        "755 0:0 /usr/local/tomcat/webapps/ROOT/WEB-INF/lib/",
                        "644 0:0 /usr/local/tomcat/webapps/ROOT/WEB-INF/lib/a-1.jar");
        assertThat(PlanView.lines(plan, "application"))
                .containsExactly(
                        "755 0:0 /usr/local/tomcat/webapps/",
                        "755 0:0 /usr/local/tomcat/webapps/ROOT/",
                        "644 0:0 /usr/local/tomcat/webapps/ROOT/index.html");
    }

    @ParameterizedTest
    @CsvSource({
        "jetty:12-jre21, index.html, 1",
        "jetty:12-jre21, WEB-INF/web.xml, 0",
        "tomcat:10.1-jre21, index.html, 0"
    })
    void saysThatJettyGoesByTimeAlone(String base, String file, int notes) {
        ImagePlan plan = plan(
                jar("app.war").entry(file, ""),
                TestOptions.with().baseImage(base).build());

        assertThat(plan.notes()).hasSize(notes).allMatch(note -> note.contains("set 'etags' of its DefaultServlet"));
    }

    @Test
    void isStartedByItsBase() {
        ImagePlan plan = plan(page(), TestOptions.defaults());

        assertThat(plan.config().entrypoint()).isEmpty();
        assertThat(plan.config().workingDirectory()).isEmpty();
        assertThat(plan.config().ports()).containsExactly(Port.tcp(8080));
        assertThat(plan.takenOver()).isEmpty();
    }

    @Test
    void getsTheFlagsOfTheJvmByTheEnvironmentSinceTheBaseStartsIt() {
        ImagePlan plan = plan(page(), TestOptions.with().jvmFlags("-Xss512k").build());

        assertThat(plan.config().environment())
                .containsEntry(
                        "JDK_JAVA_OPTIONS",
                        "-XX:MaxRAMPercentage=75 -XX:+ExitOnOutOfMemoryError -Duser.home=/tmp -Xss512k");
    }

    @Test
    void startsFromTheTomcatOfItsGenerationAndRelease() {
        assertThat(plan(
                                jar("app.war")
                                        .entry(
                                                "WEB-INF/web.xml",
                                                "<web-app xmlns=\"http://java.sun.com/xml/ns/javaee\"/>")
                                        .classFile("WEB-INF/classes/A.class", JAVA_8),
                                TestOptions.defaults())
                        .baseImage())
                .hasToString("tomcat:9.0-jre21");
        assertThat(TestBuild.in(folder)
                        .packaging("war")
                        .archive(jar("new.war").classFile("WEB-INF/classes/A.class", JAVA_25))
                        .inspect())
                .satisfies(application -> assertThat(Planner.plan(application, TestOptions.defaults())
                                .baseImage())
                        .hasToString("tomcat:10.1-jre25"));
    }

    @Test
    void liesInJettysFolderWithJettysOwnerOnAJettyBase() {
        ImagePlan plan =
                plan(page(), TestOptions.with().baseImage("jetty:12-jdk21").build());

        assertThat(PlanView.lines(plan, "application"))
                .containsExactly(
                        "755 999:999 /var/lib/jetty/webapps/",
                        "755 0:0 /var/lib/jetty/webapps/ROOT/",
                        "644 0:0 /var/lib/jetty/webapps/ROOT/index.html");
        assertThat(plan.takenOver()).contains(new ImagePath("/var/lib/jetty/webapps/ROOT"));
    }

    /** What the base is decides where the WAR is found and which port is opened; nothing of it is guessed. */
    @ParameterizedTest
    @CsvSource({
        "tomcat:10.1-jre21, /usr/local/tomcat/webapps/ROOT/, 8080, 0",
        "tomee:10-jre21-webprofile, /usr/local/tomee/webapps/ROOT/, 8080, 0",
        "jetty:12-jdk21, /var/lib/jetty/webapps/ROOT/, 8080, 0",
        "registry.example.com/our-tomcat:10, /usr/local/tomcat/webapps/ROOT/, 8080, 0",
        "registry.example.com/java:21, /usr/local/tomcat/webapps/ROOT/, 0, 1"
    })
    void liesWhereTheBaseLooksForIt(String base, String root, int port, int notes) {
        ImagePlan plan = plan(
                jar("app.war").entry("WEB-INF/web.xml", ""),
                TestOptions.with().baseImage(base).build());

        assertThat(PlanView.lines(plan, "application")).anyMatch(line -> line.endsWith(root));
        assertThat(plan.config().ports()).isEqualTo(port == 0 ? List.of() : List.of(Port.tcp(port)));
        assertThat(plan.notes()).hasSize(notes).allMatch(note -> note.contains("has to start a Tomcat"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"quay.io/wildfly/wildfly:35", "open-liberty:25", "payara/server:6", "websphere-liberty:25"})
    void isRefusedOnAServerThatLooksForItElsewhere(String base) {
        var application = build.archive(page()).inspect();
        Options options = TestOptions.with().baseImage(base).build();

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Planner.plan(application, options))
                .withMessage(
                        "'baseImage' is '" + base + "', whose server doesn't take a WAR from a directory of Tomcat's"
                                + " or Jetty's; set <baseImage> to a Tomcat, TomEE or Jetty, or write this image's Dockerfile"
                                + " by hand");
    }

    @Test
    void saysThatItDoesNotLieInTheWorkingDirectory() {
        assertThat(plan(page(), TestOptions.with().workingDirectory("/app").build())
                        .notes())
                .containsExactly("'workingDirectory' is not used: a WAR is in /usr/local/tomcat/webapps/ROOT");
    }

    @Test
    void cannotTakeItselfApart() {
        var application = build.archive(page()).inspect();
        Options options =
                TestOptions.with().contents(Options.ContentsChoice.ARCHIVE).build();

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Planner.plan(application, options))
                .withMessage(
                        "'contents' is 'archive', but a WAR contains no tool to extract it; set <contents>layers</contents> or -Ddocker-optimize.contents=layers");
    }

    private static ArchiveBuilder page() {
        return jar("app.war").entry("index.html", "");
    }

    private ImagePlan plan(ArchiveBuilder archive, Options options) {
        return Planner.plan(build.archive(archive).inspect(), options);
    }
}
