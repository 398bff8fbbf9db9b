package io.github.dockeroptimize.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.ContextRules;
import io.github.dockeroptimize.application.PythonInstall;
import io.github.dockeroptimize.application.PythonInstall.Tool;
import io.github.dockeroptimize.application.PythonProject;
import io.github.dockeroptimize.application.PythonStart;
import io.github.dockeroptimize.image.ImageName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Builder and base have the same interpreter, and the image exposes what its program binds. */
class PythonImagesTest {

    @ParameterizedTest
    @CsvSource({
        ", , python:3.13, python:3.13-slim",
        "python:3.11-slim, , python:3.11, python:3.11-slim",
        "python:3.12.4-slim-bookworm, , python:3.12.4-bookworm, python:3.12.4-slim-bookworm",
        "python:slim, , python:latest, python:slim",
        "docker.io/library/python:3.12-slim, , docker.io/library/python:3.12, docker.io/library/python:3.12-slim",
        "python:3.12-alpine, , python:3.12-alpine, python:3.12-alpine",
        "python:3.12, , python:3.12, python:3.12",
        "example.com/case/python:3.11-slim, , example.com/case/python:3.11-slim, example.com/case/python:3.11-slim",
        "example.com/base:1, , example.com/base:1, example.com/base:1",
        "cgr.dev/chainguard/python:latest, , cgr.dev/chainguard/python:latest-dev, cgr.dev/chainguard/python:latest",
        ", python:3.12, python:3.12, python:3.12-slim",
        ", python:3.12-bookworm, python:3.12-bookworm, python:3.12-slim-bookworm",
        ", python:3.12-alpine, python:3.12-alpine, python:3.12-alpine",
        ", example.com/build:1, example.com/build:1, example.com/build:1",
        "python:3.12-slim, python:3.12-bookworm, python:3.12-bookworm, python:3.12-slim"
    })
    void theVirtualEnvironmentIsMadeByTheInterpreterThatRunsIt(
            @Nullable String base, @Nullable String builder, String expectedBuilder, String expectedBase) {
        PythonImages images = PythonImages.of(project(PythonStart.of(List.of("python"))), options(base, builder));
        assertThat(images.builder().reference()).isEqualTo(expectedBuilder);
        assertThat(images.base().reference()).isEqualTo(expectedBase);
    }

    @ParameterizedTest
    @CsvSource({
        "python:3.11-slim, python:3.12, 'but the virtual environment needs the same Python in both'",
        "python:3.9-slim, , 'but the project allows Python 3.13, 3.12, 3.11'",
        "gcr.io/distroless/python3-debian12, , 'which has no shell'"
    })
    void othersAreRefused(String base, @Nullable String builder, String message) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> PythonImages.of(project(PythonStart.of(List.of("python"))), options(base, builder)))
                .withMessageContaining(message);
    }

    @Test
    void aPortOfTheUserIsBound() {
        PythonStart start = PythonStart.of(List.of("gunicorn", "--bind", "0.0.0.0:" + PythonStart.PORT, "app:app"))
                .on(8000);
        ImagePlan plan = plan(start, config().withPorts(List.of(Port.parse("9000"))));
        assertThat(plan.config().entrypoint()).contains("0.0.0.0:9000");
        assertThat(plan.config().ports()).containsExactly(Port.tcp(9000));
        assertThat(plan(start, config()).config().entrypoint()).contains("0.0.0.0:8000");
    }

    @Test
    void aPortThatIsNotBoundIsSaid() {
        PythonStart start =
                PythonStart.of(List.of("gunicorn", "-b", ":7000", "app:app")).on(7000);
        assertThat(plan(start, config().withPorts(List.of(Port.parse("9000")))).notes())
                .contains("'ports' has 9000, but the program is found to bind 7000");
        assertThat(plan(start, config()).config().ports()).containsExactly(Port.tcp(7000));
    }

    @Test
    void anEntrypointOfTheUserLeavesTheRestAsItIs() {
        PythonStart start = PythonStart.none("it has nothing", "set <entrypoint>");
        ImagePlan plan = plan(start, config().withEntrypoint(List.of("uvicorn", "shop:app", "--port", "8100")));
        assertThat(plan.config().entrypoint()).containsExactly("uvicorn", "shop:app", "--port", "8100");
        assertThat(plan.config().ports()).containsExactly(Port.tcp(8100));
        assertThat(plan.layers())
                .extracting(Layer::name)
                .containsExactly(LayerName.DEPENDENCIES, LayerName.APPLICATION);
        assertThat(plan.config().environment()).containsKey("PYTHONPATH");
    }

    @Test
    void whatBindsNothingExposesNothing() {
        assertThat(plan(PythonStart.of(List.of("python", "-m", "shop")), config())
                        .config()
                        .ports())
                .isEmpty();
    }

    @Test
    void variablesOfTheStartHaveThePort() {
        PythonStart start =
                PythonStart.of(List.of("python", "-m", "app")).on(8000).withEnvironment("PORT", PythonStart.PORT);
        assertThat(plan(start, config().withPorts(List.of(Port.parse("81"))))
                        .config()
                        .environment())
                .containsEntry("PORT", "81");
    }

    @ParameterizedTest
    @CsvSource({"python:3.13-slim, libpq5", "python:3.13-alpine, libpq"})
    void aDependencyThatNeedsASystemPackageIsSaid(String base, String name) {
        PythonProject project = project(PythonStart.of(List.of("python")));
        assertThat(SystemLibraries.ofPython(project, new BaseImage(base), Packages.NONE))
                .singleElement()
                .asString()
                .startsWith(
                        "'psycopg2' may need system packages when it runs: set <systemPackages>" + name + "</system");
        assertThat(SystemLibraries.ofPython(
                        project, new BaseImage(base), new Packages(List.of(name + "=17.*"), List.of())))
                .isEmpty();
    }

    private static ImageConfig config() {
        return ImageConfig.of(User.DEFAULT);
    }

    private static ImagePlan plan(PythonStart start, ImageConfig config) {
        return Planner.plan(
                project(start),
                "shop",
                Options.defaults(ImageName.parse("shop:1")).withConfig(config));
    }

    private static Options options(@Nullable String base, @Nullable String builder) {
        return Options.defaults(ImageName.parse("shop:1"))
                .withBaseImage(Optional.ofNullable(base).map(BaseImage::parse))
                .withBuilderImage(Optional.ofNullable(builder).map(BaseImage::parse));
    }

    private static PythonProject project(PythonStart start) {
        return new PythonProject(
                Path.of("shop"),
                ContextRules.NONE,
                List.of("3.13", "3.12", "3.11"),
                new PythonInstall(Tool.PIP, List.of(), List.of("psycopg2")),
                List.of("shop"),
                List.of(),
                Optional.empty(),
                Set.of("psycopg2"),
                start,
                List.of());
    }
}
