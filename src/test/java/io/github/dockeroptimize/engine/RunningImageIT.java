package io.github.dockeroptimize.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each shape, from the Maven build to a container that answers, is not root and stops when told to. */
@RequiresEngine
class RunningImageIT {

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "boot-web, 2.7.18, hello",
        "boot-web, 3.2.12, hello",
        "boot-web, 3.5.16, hello",
        "boot-web, 4.0.9, hello",
        "boot-web, 4.1.2, hello",
        "boot-war, 3.5.16, hello",
        "plain/app, -, hello",
        "uber, -, hello"
    })
    void answersAndIsNotRootAndStops(String name, String bootVersion, String answer) {
        App app = Apps.built(name, bootVersion);

        assertThat(Engine.check(app.context())).contains("no warnings found");
        String image = Engine.build(app.context(), "running");
        try (Container container = Container.start(image)) {
            assertThat(container.get("/")).isEqualTo(answer);
            assertThat(container.userId()).isEqualTo("65532");
            Container.Stopped stopped = container.stop();
            assertThat(stopped.time()).isLessThan(Duration.ofSeconds(5));
            assertThat(stopped.exitCode()).isIn(0, 143);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "-Ddocker-optimize.layout=thin",
        "-Ddocker-optimize.dialect=buildkit",
        "-Ddocker-optimize.contents=layers",
        "-Ddocker-optimize.workingDirectory=/opt/app"
    })
    void everyWayToArrangeABootApplicationRuns(String option) {
        var context = Apps.boot("3.5.16").generate("arranged", option);

        assertThat(Engine.check(context)).contains("no warnings found");
        try (Container container = Container.start(Engine.build(context, "arranged"))) {
            assertThat(container.get("/")).isEqualTo("hello");
        }
    }

    /** As root, since not every Tomcat image lets others read its configuration. */
    @Test
    void aWarRunsOnTomcat() {
        App app = Apps.built("war", "-");

        assertThat(app.context().resolve("Dockerfile")).content().contains("FROM tomcat:10.1-jre21\n");
        assertThat(Engine.check(app.context())).contains("no warnings found");
        String image = Engine.build(app.generate("as-root", "-Ddocker-optimize.user=0:0"), "war");
        try (Container container = Container.start(image)) {
            assertThat(container.get("/")).isEqualTo("hello");
        }
    }

    @Test
    void aBootWarServesItsPages() {
        try (Container container =
                Container.start(Engine.build(Apps.built("boot-war", "3.5.16").context(), "pages"))) {
            assertThat(container.get("/static.txt")).isEqualTo("static\n");
        }
    }
}
