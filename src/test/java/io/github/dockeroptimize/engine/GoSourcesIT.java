package io.github.dockeroptimize.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Go service with two commands and a vendored dependency, from a checkout on which nothing was built. */
@RequiresEngine
class GoSourcesIT {

    private static final String BASE = Registry.ADDRESS + "/distroless/static-debian13:nonroot";

    private static App app;
    private static SourceBuild built;

    @BeforeAll
    static void compileInTheContainer() {
        app = App.copy("go-service", "", Apps.fresh("go-service"));
        app.write(".env", "SECRET=1");
        app.generate("unused", "-Ddocker-optimize.baseImage=" + BASE);
        built = SourceBuild.of(app.root(), "go-service");
    }

    @Test
    void answersAsAUserThatIsNotRootAndStops() {
        try (Container container = Container.start(built.image())) {
            assertThat(container.get("/")).isEqualTo("Hello, container");
            assertThat(container.get("/page")).isEqualTo("embedded");
            assertThat(container.get("/template")).contains("read when it runs");
            assertThat(container.userId()).isEqualTo("65532");
            assertThat(container.stop().time()).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void theOtherCommandIsThereToo() {
        assertThat(Engine.run(built.image(), "/app/migrate")).isEqualTo("migrated\n");
    }

    @Test
    void theBuildersOwnCheckFindsNothing() {
        assertThat(Engine.check(app.root())).contains("no warnings found");
    }

    @Test
    void holdsTheProgramsAndNothingElseOfTheProject() {
        assertThat(built.files().stream()
                        .filter(file -> file.startsWith("app/"))
                        .toList())
                .containsExactlyInAnyOrder("app/", "app/migrate", "app/service", "app/web/", "app/web/index.html");
        assertThat(built.files())
                .noneMatch(file -> file.endsWith(".go") || file.endsWith(".env") || file.endsWith("/go"));
    }

    @Test
    void afterAChangeOfCodeOnlyTheApplicationIsNew() throws IOException {
        App changed = App.copy("go-service", "", Apps.fresh("go-changed"));
        changed.generate("unused", "-Ddocker-optimize.baseImage=" + BASE);
        assertThat(Files.readString(changed.root().resolve("Dockerfile")))
                .isEqualTo(Files.readString(app.root().resolve("Dockerfile")));
        changed.replaceIn("internal/greeting/greeting.go", "\", \"", "\" \"");
        SourceBuild second = SourceBuild.after(app.root(), changed.root(), "go-changed");
        assertThat(second.cached("COPY vendor")).isTrue();
        List<String> before = built.layersAbove(BASE);
        assertThat(before).hasSize(2);
        assertThat(second.layersAbove(BASE)).hasSize(2).endsWith(before.get(1)).isNotEqualTo(before);
    }

    @Test
    void anotherBuildOfTheSameSourcesIsTheSameImage() {
        SourceBuild again = SourceBuild.anew(app.root(), "go-again");
        assertThat(again.cached("go build")).isFalse();
        assertThat(again.layersAbove(BASE)).isEqualTo(built.layersAbove(BASE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"scratch"})
    void runsOnNothingAtAll(String base) {
        App scratch = App.copy("go-service", "", Apps.fresh("go-scratch"));
        scratch.generate("unused", "-Ddocker-optimize.baseImage=" + base);
        SourceBuild image = SourceBuild.of(scratch.root(), "go-scratch");
        assertThat(image.files()).contains("etc/ssl/certs/ca-certificates.crt", "etc/passwd", "tmp/");
        try (Container container = Container.start(image.image())) {
            assertThat(container.get("/")).isEqualTo("Hello, container");
        }
    }
}
