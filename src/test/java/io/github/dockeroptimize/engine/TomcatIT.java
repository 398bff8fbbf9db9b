package io.github.dockeroptimize.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** WARs on the Tomcat of their servlet generation. */
@RequiresEngine
class TomcatIT {

    /** The official image lets every user read Tomcat and write its logs; here that is made sure of. */
    @Test
    void aWarRunsWithoutRootAndStops() throws IOException {
        Path folder = Apps.fresh("readable-tomcat");
        Files.writeString(folder.resolve("Dockerfile"), """
                FROM tomcat:10.1-jre21
                RUN chmod -R +rX /usr/local/tomcat && cd /usr/local/tomcat && chmod 1777 logs temp work
                """);
        String base = Engine.build(folder, "tomcat");
        Path context = Apps.built("war", "-").generate("readable", "-Ddocker-optimize.baseImage=" + base);

        assertThat(Engine.check(context)).contains("no warnings found");
        try (Container container = Container.start(Engine.build(context, "readable"))) {
            assertThat(container.get("/")).isEqualTo("hello");
            assertThat(container.userId()).isEqualTo("65532");
            Container.Stopped stopped = container.stop();
            assertThat(stopped.time()).isLessThan(Duration.ofSeconds(5));
            assertThat(stopped.exitCode()).isIn(0, 143);
        }
    }

    @Test
    void aWarOfTheOldServletsRunsOnTheOldTomcat() {
        App app = App.copy("war", "-", Apps.fresh("old-war"));
        app.replaceIn("src/main/java/apps/Hello.java", "jakarta.", "javax.");
        app.replaceIn("pom.xml", "jakarta.servlet", "javax.servlet");
        app.replaceIn("pom.xml", "6.0.0", "4.0.1");
        app.build("-Ddocker-optimize.user=0:0");

        assertThat(Instructions.of(app.context()).stages().get(0)).contains("tomcat:9.0-jre21");
        assertThat(Engine.check(app.context())).contains("no warnings found");
        try (Container container = Container.start(Engine.build(app.context(), "old-war"))) {
            assertThat(container.get("/")).isEqualTo("hello");
        }
    }
}
