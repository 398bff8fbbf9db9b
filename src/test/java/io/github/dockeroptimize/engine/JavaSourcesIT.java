package io.github.dockeroptimize.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A reactor on whose modules nothing was built: the container compiles the service, its sibling and nothing else. */
@RequiresEngine
@Order(Apps.LONG)
class JavaSourcesIT {

    private static final String BASE = "eclipse-temurin:21-jre";
    private static final String SOURCES = "-Ddocker-optimize.contents=sources";

    /** A dependency that is installed on this machine only. */
    private static final String CHANGING =
            "(?s)<dependency>\\s*<groupId>apps</groupId>\\s*<artifactId>changing.*?</dependency>";

    private static App reactor;
    private static SourceBuild built;

    @BeforeAll
    static void compileInTheContainer() throws IOException {
        reactor = App.copy("boot-reactor/service", "3.5.16", Apps.fresh("sources"));
        reactor.write("service/.env", "SECRET=1");
        reactor.generate("unused", SOURCES);
        built = SourceBuild.of(reactor.root(), "sources");
    }

    @Test
    void answersAsAUserThatIsNotRootAndStops() {
        try (Container container = Container.start(built.image())) {
            assertThat(container.get("/")).isEqualTo("Hello, container");
            assertThat(container.userId()).isEqualTo("65532");
            assertThat(container.stop().time()).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void theBuildersOwnCheckFindsNothing() {
        assertThat(Engine.check(reactor.root())).contains("no warnings found");
    }

    @Test
    void holdsNoSourceNoTestNoCompilerAndNoSecret() {
        List<String> files = built.files();
        assertThat(files).contains("app/BOOT-INF/classes/apps/service/Service.class");
        assertThat(files)
                .noneMatch(file -> file.endsWith(".java")
                        || file.contains("Test")
                        || file.endsWith(".env")
                        || file.contains("junit")
                        || file.contains("other-1.0")
                        || file.endsWith("bin/javac")
                        || file.contains(".m2"));
    }

    @Test
    void afterAChangeOfCodeOnlyTheApplicationIsNewAndNothingIsFetched() {
        App changed = App.copy("boot-reactor/service", "3.5.16", Apps.fresh("sources-changed"));
        changed.generate("unused", SOURCES);
        changed.replaceIn("service/src/main/java/apps/service/Service.java", "\"container\"", "\"you\"");
        SourceBuild second = SourceBuild.after(reactor.root(), changed.root(), "sources-changed");
        assertThat(second.cached("--fail-never")).isTrue();
        List<String> before = built.layersAbove(BASE);
        List<String> after = second.layersAbove(BASE);
        assertThat(before).hasSizeBetween(3, 4);
        assertThat(after).hasSameSizeAs(before);
        assertThat(after.subList(0, after.size() - 1)).isEqualTo(before.subList(0, before.size() - 1));
        assertThat(after.get(after.size() - 1)).isNotEqualTo(before.get(before.size() - 1));
    }

    @Test
    void anotherBuildOfTheSameSourcesIsTheSameImage() {
        App again = App.copy("boot-reactor/service", "3.5.16", Apps.fresh("sources-again"));
        again.generate("unused", SOURCES);
        SourceBuild other = SourceBuild.anew(again.root(), "sources-again");
        assertThat(other.cached("--fail-never")).isFalse();
        assertThat(other.layersAbove(BASE)).isEqualTo(built.layersAbove(BASE));
    }

    @Test
    void isWrittenAgainByteForByteAlsoFromTheRoot() throws IOException {
        App other = App.copy("boot-reactor/service", "3.5.16", Apps.fresh("sources-other"));
        other.maven(App.goal("generate"), SOURCES);
        assertThat(text(other, "Dockerfile")).isEqualTo(text(reactor, "Dockerfile"));
        assertThat(text(other, ".dockerignore")).isEqualTo(text(reactor, ".dockerignore"));
    }

    /** As Windows checks it out, in a directory as nobody should name it, with a Maven of its own. */
    @Test
    void oddNamesAndLineEndsAreBuilt() throws IOException {
        App odd = App.copy("boot-reactor/service", "3.5.16", Apps.fresh("sources-odd"));
        Files.move(odd.module(), odd.root().resolve("my sérvice"));
        odd.replaceIn("pom.xml", "<module>service</module>", "<module>my sérvice</module>");
        odd.write("pom.xml", Files.readString(odd.root().resolve("pom.xml")).replace("\n", "\r\n"));
        odd.maven(App.goal("generate"), SOURCES);
        assertThat(Engine.check(odd.root())).contains("no warnings found");
        assertThat(SourceBuild.of(odd.root(), "sources-odd").layersAbove(BASE)).isEqualTo(built.layersAbove(BASE));
    }

    /** Of these shapes, the archive that a host would package is compared elsewhere; here they only have to start. */
    @ParameterizedTest
    @ValueSource(strings = {"plain/app", "boot-war"})
    void otherShapesStart(String name) throws IOException {
        App app = App.copy(name, "3.5.16", Apps.fresh("sources-" + name.replace('/', '-')));
        String pom = name.startsWith("plain") ? "app/pom.xml" : "pom.xml";
        app.write(pom, Files.readString(app.root().resolve(pom)).replaceAll(CHANGING, ""));
        app.generate("unused", SOURCES, "-Dmaven.compiler.release=21");
        String built = Engine.build(app.root(), "sources-shape");
        try (Container container = Container.start(built)) {
            assertThat(container.get("/")).isNotEmpty();
        }
    }

    private static String text(App app, String file) throws IOException {
        return Files.readString(app.root().resolve(Path.of(file)));
    }
}
