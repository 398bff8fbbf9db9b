package io.github.dockeroptimize.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.ContextRules;
import io.github.dockeroptimize.application.PythonInstall;
import io.github.dockeroptimize.application.PythonInstall.Tool;
import io.github.dockeroptimize.application.PythonProject;
import io.github.dockeroptimize.application.PythonProject.Distribution;
import io.github.dockeroptimize.application.PythonStart;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Planner;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The text for what is fetched from an index, which the container tests can't reach. */
class PythonStagesTest {

    private static final List<String> START = List.of("uvicorn", "--host", "0.0.0.0", "shop.main:app");

    @ParameterizedTest
    @EnumSource(Tool.class)
    void noToolHasAFindingOrAnInstallerInTheEnd(Tool tool) {
        String text = text(project(tool, START), new SampleOptions());
        assertThat(DockerfileLinter.findings(text)).isEmpty();
        assertThat(text)
                .contains(
                        "FROM python:3.13 AS dependencies\n",
                        "\nFROM python:3.13-slim\nCOPY --from=dependencies /layers/dependencies/ /\n",
                        "COPY --from=application /layers/application/ /\n",
                        "PYTHONPATH=\"/app/src:/app\"",
                        "USER 65532:65532\nENTRYPOINT [\"/app/.venv/bin/uvicorn\", \"--host\"");
    }

    @Test
    void pipInstallsIntoAnEnvironmentWithoutPip() {
        assertThat(text(project(Tool.PIP, START), new SampleOptions()))
                .contains(
                        "COPY requirements.txt /app/requirements.txt\n",
                        "--mount=type=cache,target=/root/.cache/pip,sharing=locked",
                        "python -m venv --without-pip /app/.venv \\\n",
                        "python -m pip --python /app/.venv install --no-compile -r requirements.txt 'uvicorn>=0.30' \\\n");
    }

    @Test
    void uvTakesWhatItsLockFileSays() {
        assertThat(text(project(Tool.UV, START), new SampleOptions()))
                .contains(
                        "--mount=type=cache,target=/root/.cache/uv,sharing=locked",
                        "/opt/uv/bin/uv sync --locked --no-dev --no-install-project --no-editable",
                        "UV_PYTHON_DOWNLOADS=0",
                        "UV_PROJECT_ENVIRONMENT=/app/.venv");
    }

    @Test
    void poetryTakesWhatItsLockFileSays() {
        assertThat(text(project(Tool.POETRY, START), new SampleOptions()))
                .contains(
                        "/opt/poetry/bin/poetry install --only main --no-root --no-interaction",
                        "POETRY_VIRTUALENVS_IN_PROJECT=true");
    }

    /** What follows from each thing that an installation needs. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UV     | --extra server   |          | uv sync --locked --extra server --no-dev",
                "UV     | --frozen         |          | uv sync --frozen --no-dev",
                "POETRY | --extras server  |          | poetry install --only main --extras server --no-root",
                "POETRY | --with prod      |          | poetry install --only main,prod --no-root",
                "PIP    | -r a.txt         | naming   | sed -i -E '/^(-e|--editable)?[ =]*(file:)?[.]\\/?(\\[[^]]*\\])?[[:space:]]*([;#].*)?$/d' a.txt",
                "PIP    | -r a.txt         | variable | --mount=type=secret,id=TOKEN,required=false",
                "PIP    | -r a.txt         | variable | export TOKEN; fi",
                "PIP    | -r a.txt         | git      | FROM python:3.13 AS dependencies"
            })
    void anInstallationHasWhatItNeeds(Tool tool, String requirements, String need, String expected) {
        PythonInstall install = new PythonInstall(
                tool,
                List.of("a.txt"),
                List.of(requirements.split(" ", -1)),
                "naming".equals(need) ? List.of("a.txt") : List.of(),
                "variable".equals(need) ? List.of("TOKEN") : List.of(),
                "git".equals(need));
        String text = text(project(install, START), new SampleOptions());
        assertThat(DockerfileLinter.findings(text)).isEmpty();
        assertThat(text).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "python:3.13-alpine                | RUN apk add --no-cache git",
                "python:3.13-slim                  | FROM python:3.13 AS dependencies",
                "registry.example.com/python:3.13  | FROM registry.example.com/python:3.13 AS dependencies"
            })
    void whereGitIsNeededTheBuilderHasIt(String base, String expected) {
        PythonInstall install =
                new PythonInstall(Tool.PIP, List.of(), List.of("a @ git+https://a"), List.of(), List.of(), true);
        assertThat(text(project(install, START), new SampleOptions().baseImage(base)))
                .contains(expected);
    }

    @Test
    void aProgramCanAskForItsOwnVersion() {
        assertThat(text(project(Tool.PIP, START), new SampleOptions()))
                .contains("mkdir -p src/my_shop-1.0.dist-info", "my-shop 1.0 > src/my_shop-1.0.dist-info/METADATA");
    }

    @Test
    void whatNobodySaysHowToStartIsRefusedUnlessTheUserDoes() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> text(project(Tool.PIP, List.of()), new SampleOptions()))
                .withMessage("no start command found in 'shop': it has nothing; set <entrypoint>");
        assertThat(text(project(Tool.PIP, List.of()), new SampleOptions().arguments("python", "-m", "jobs")))
                .contains("CMD [\"python\", \"-m\", \"jobs\"]")
                .doesNotContain("ENTRYPOINT");
    }

    private static String text(PythonProject project, SampleOptions options) {
        ImagePlan plan = Planner.plan(project, "shop", options.build());
        return DockerfilePlan.of(plan, Dialect.PORTABLE).toString();
    }

    static PythonProject project(Tool tool, List<String> start) {
        return project(
                new PythonInstall(
                        tool,
                        tool == Tool.PIP ? List.of("requirements.txt") : List.of("pyproject.toml", "a.lock"),
                        tool == Tool.PIP ? List.of("-r", "requirements.txt", "uvicorn>=0.30") : List.of()),
                start);
    }

    private static PythonProject project(PythonInstall install, List<String> start) {
        return new PythonProject(
                Path.of("shop"),
                ContextRules.NONE,
                List.of("3.13", "3.12"),
                install,
                List.of("src"),
                List.of("src"),
                Optional.of(new Distribution("my-shop", "1.0", List.of())),
                Set.of("uvicorn"),
                start.isEmpty()
                        ? PythonStart.none("it has nothing", "set <entrypoint>")
                        : PythonStart.of(start).on(8000),
                List.of());
    }
}
