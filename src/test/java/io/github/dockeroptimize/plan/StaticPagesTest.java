package io.github.dockeroptimize.plan;

import static io.github.dockeroptimize.ArchiveBuilder.bootJar;
import static io.github.dockeroptimize.ArchiveBuilder.jar;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockeroptimize.ArchiveBuilder;
import io.github.dockeroptimize.TestBuild;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StaticPagesTest {

    private static final String VARIABLE = "SPRING_WEB_RESOURCES_CACHE_USELASTMODIFIED";
    private static final String LAUNCHER = "org.springframework.boot.loader.launch.JarLauncher";
    private static final int JAVA_17 = 61;

    @TempDir
    Path folder;

    private TestBuild build;

    @BeforeEach
    void startBuild() {
        build = TestBuild.in(folder);
    }

    private Map<String, String> environment(ArchiveBuilder archive, Options options) {
        return Planner.plan(build.archive(archive).inspect(), options).config().environment();
    }

    private static ArchiveBuilder boot(String... libraries) {
        return bootJar("3.5.16").launcher(LAUNCHER).libraries("BOOT-INF/lib/", libraries);
    }

    @Test
    void aThinSpringBootApplicationAsksForNoneByTime() {
        ArchiveBuilder web = boot("spring-boot-3.5.16.jar", "spring-web-6.2.19.jar");

        assertThat(environment(web, TestOptions.with().thin().build())).containsEntry(VARIABLE, "false");
    }

    @Test
    void aSpringBootApplicationAsksForNoneByTime() {
        ArchiveBuilder web = boot("spring-boot-3.5.16.jar", "spring-web-6.2.19.jar");

        assertThat(environment(web, TestOptions.defaults())).containsEntry(VARIABLE, "false");
    }

    @Test
    void theUserHasTheLastWord() {
        ArchiveBuilder web = boot("spring-boot-3.5.16.jar", "spring-web-6.2.19.jar");
        Options options = TestOptions.with().environment(VARIABLE, "true").build();

        assertThat(environment(web, options)).containsEntry(VARIABLE, "true");
    }

    @Test
    void whatServesNoPagesNeedsNothing() {
        assertThat(environment(boot("spring-boot-3.5.16.jar", "spring-web-services-1.jar"), TestOptions.defaults()))
                .doesNotContainKey(VARIABLE);
    }

    @Test
    void aPlainJarWithSpringBootOnItsClassPathIsToldTheSame() {
        build.release("org.springframework.boot:spring-boot:3.5.16").release("org.springframework:spring-web:6.2.19");
        ArchiveBuilder plain = jar("app.jar").manifest("Main-Class", "com.example.App");

        assertThat(environment(plain.mainClass("com/example/App.class", JAVA_17), TestOptions.defaults()))
                .containsEntry(VARIABLE, "false");
    }

    @ParameterizedTest
    @CsvSource({"spring-boot-3.5.16.jar, true", "a-1.jar, false"})
    void aWarIsToldTheSameWhereSpringBootIsInIt(String library, boolean told) {
        build.packaging("war");
        ArchiveBuilder war =
                jar("app.war").entry("index.html", "").libraries("WEB-INF/lib/", library, "spring-web-6.2.19.jar");

        assertThat(environment(war, TestOptions.defaults()).containsKey(VARIABLE))
                .isEqualTo(told);
    }

    @Test
    void anUberJarIsToldTheSameWhereSpringBootIsInIt() {
        jar("original-app.jar").write(folder.resolve("target"));
        ArchiveBuilder uber = jar("app.jar")
                .manifest("Main-Class", "com.example.App")
                .mainClass("com/example/App.class", JAVA_17)
                .classFile("org/springframework/boot/SpringApplication.class", JAVA_17)
                .classFile("org/springframework/web/util/UriComponents.class", JAVA_17);

        assertThat(environment(uber, TestOptions.defaults())).containsEntry(VARIABLE, "false");
    }
}
