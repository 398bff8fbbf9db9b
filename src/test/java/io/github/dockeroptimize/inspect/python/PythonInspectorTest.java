package io.github.dockeroptimize.inspect.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.PythonInstall.Tool;
import io.github.dockeroptimize.application.PythonProject;
import io.github.dockeroptimize.inspect.context.SourceChoices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonInspectorTest {

    @TempDir
    Path folder;

    @Test
    void listsAreInstalledWithAllThatTheyInclude() throws IOException {
        write(
                "requirements.txt",
                "\uFEFF-r base/more.txt\r\n--find-links ./wheels\r\nGunicorn[gevent]==23.0 \\\r\n  --hash=sha256:ab\r\n./own/x_y-1.0-py3-none-any.whl\r\n");
        write("base/more.txt", "-c constraints.txt\nflask>=3 # web\n");
        write("base/constraints.txt", "flask==3.1\n");
        write("wheels/a.whl", "");
        write("own/x_y-1.0-py3-none-any.whl", "");
        write("shop/__init__.py", "from flask import Flask\n\napp = Flask(__name__)\n");
        PythonProject project = project();
        assertThat(project.install().tool()).isEqualTo(Tool.PIP);
        assertThat(project.install().requirements()).containsExactly("-r", "requirements.txt");
        assertThat(project.install().files())
                .containsExactlyInAnyOrder(
                        "requirements.txt",
                        "base/more.txt",
                        "base/constraints.txt",
                        "wheels",
                        "own/x_y-1.0-py3-none-any.whl");
        assertThat(project.start().command()).containsExactly("gunicorn", "--bind", "0.0.0.0:{port}", "shop:app");
    }

    @Test
    void aLockFileSaysTheTool() throws IOException {
        write(
                "pyproject.toml",
                "[project]\nname = \"shop\"\nversion = \"1.2\"\ndependencies = [\"fastapi\", \"uvicorn>=0.30\"]\n");
        write("uv.lock", "");
        write("src/shop/main.py", "app = FastAPI(title='x')\n");
        PythonProject project = project();
        assertThat(project.install().tool()).isEqualTo(Tool.UV);
        assertThat(project.install().files()).containsExactly("pyproject.toml", "uv.lock");
        assertThat(project.start().command())
                .containsExactly("uvicorn", "--host", "0.0.0.0", "--port", "{port}", "shop.main:app");
        assertThat(project.roots()).containsExactly("src");
        assertThat(project.name()).contains(new PythonProject.Distribution("shop", "1.2", List.of()));
        write("poetry.lock", "");
        assertRefused("there are both 'uv.lock' and 'poetry.lock'; delete the one that isn't used");
    }

    @Test
    void poetryNeedsItsLockFile() throws IOException {
        write(
                "pyproject.toml",
                "[tool.poetry]\nname = \"shop\"\n[tool.poetry.dependencies]\npython = \"^3.12\"\n[tool.poetry.scripts]\nserve = \"shop.cli:main\"\n");
        write("shop/cli.py", "def main(): pass\n");
        assertRefused(
                "'pyproject.toml' is a Poetry manifest, but there is no 'poetry.lock'; run 'poetry lock' and commit the file");
        write("poetry.lock", "");
        assertThat(project().start().command()).containsExactly("serve");
        assertThat(project().install().tool()).isEqualTo(Tool.POETRY);
    }

    @Test
    void withoutALockFileTheManifestsListIsInstalled() throws IOException {
        write(
                "pyproject.toml",
                "[project]\nname = \"shop\"\ndependencies = [\"requests>=2; python_version > '3.8'\"]\n");
        write("shop/__main__.py", "");
        assertThat(project().install().requirements()).containsExactly("requests>=2; python_version > '3.8'");
        assertThat(project().start().command()).containsExactly("python", "-m", "shop");
    }

    @Test
    void wheelsBesideTheProjectAreFoundAndAskNoIndexWhereTheyAreEnough() throws IOException {
        write("vendor/my_words-1.0-py3-none-any.whl", "");
        write("app.py", "");
        write("requirements.txt", "My-Words==1.0\n");
        assertThat(project().install().requirements())
                .containsExactly("--no-index", "--find-links", "vendor", "-r", "requirements.txt");
        assertThat(project().install().files()).containsExactly("requirements.txt", "vendor");
        write("requirements.txt", "my-words\nflask\n");
        assertThat(project().install().requirements())
                .containsExactly("--find-links", "vendor", "-r", "requirements.txt");
    }

    @Test
    void aPackageBesideTheProjectIsInstalledWithTheOthers() throws IOException {
        write("native/setup.py", "");
        write("app.py", "");
        write("requirements.txt", "./native\n");
        assertThat(project().install().files()).containsExactly("requirements.txt", "native");
    }

    @Test
    void whatALockFileNamesByPathIsThere() throws IOException {
        write(
                "pyproject.toml",
                "[project]\nname = \"x\"\n[tool.uv.sources]\nwords = { path = \"./wheels/words.whl\" }\n");
        write("uv.lock", "");
        write("wheels/words.whl", "");
        write("app.py", "");
        assertThat(project().install().files()).containsExactly("pyproject.toml", "uv.lock", "wheels/words.whl");
        write("pyproject.toml", "[project]\nname = \"x\"\n[tool.uv.sources]\nwords = { path = \"../words\" }\n");
        assertRefused(
                "'pyproject.toml' names '../words', which is outside of the directory that the image is built from;"
                        + " use a wheel in that directory instead");
    }

    @Test
    void djangoIsServedByItsOwnModule() throws IOException {
        write("requirements.txt", "django\ngunicorn\n");
        write("manage.py", "os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'site1.settings')\n");
        write("site1/wsgi.py", "application = get_wsgi_application()\n");
        assertThat(project().start().command())
                .containsExactly("gunicorn", "--bind", "0.0.0.0:{port}", "site1.wsgi:application");
        assertThat(project().sources()).containsExactly("manage.py", "site1");
    }

    @Test
    void everythingIsTakenButTestsAndWhatIsForTools() throws IOException {
        write("requirements.txt", "");
        for (String file : new String[] {
            "main.py",
            "größe/a b.py",
            "templates/x.html",
            "tests/test_a.py",
            "test_b.py",
            "conftest.py",
            "setup.py",
            ".venv/lib/x.py",
            "venv/pyvenv.cfg",
            "venv/lib/y.py",
            "README.md",
            ".gitignore",
            "data/x.csv"
        }) {
            write(file, file.contains("test") ? "import pytest\n" : "");
        }
        assertThat(project().sources()).containsExactly("data", "größe", "main.py", "templates");
        assertThat(project().start().command()).containsExactly("python", "-m", "main");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 3.13",
        ">=3.9, 3.13",
        "'>=3.10,<3.13', 3.12",
        ">=3.14, 3.14",
        "~=3.11.0, 3.11",
        "==3.12.*, 3.12",
        "^3.10, 3.13",
        "'>3.12,!=3.13.*', 3.14"
    })
    void theReleaseIsOneThatTheProjectAllows(String range, String release) throws IOException {
        write(
                "pyproject.toml",
                "[project]\nname = \"x\"\n" + (range.isEmpty() ? "" : "requires-python = \"" + range + "\"\n"));
        write("main.py", "");
        assertThat(project().release()).isEqualTo(release);
    }

    @Test
    void aPinnedReleaseIsTaken() throws IOException {
        write("requirements.txt", "");
        write("main.py", "");
        write(".python-version", "3.12.4\r\n");
        assertThat(project().release()).isEqualTo("3.12");
    }

    @Test
    void whatCannotBeUsedIsSaid() throws IOException {
        write("pyproject.toml", "[project]\nname = \"x\"\nrequires-python = \"<3.5\"\n");
        write("main.py", "");
        assertRefused(
                "'requires-python' is '<3.5', which allows none of the known releases 3.13, 3.14, 3.12, 3.11, 3.10, 3.9;"
                        + " write the release into the file .python-version");
        write("pyproject.toml", "[project\n");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(this::project)
                .withMessageMatching("'pyproject.toml' is not TOML \\(line \\d+: .*\\); correct it");
        Files.delete(folder.resolve("pyproject.toml"));
        write("requirements.txt", "-e ..\n");
        assertRefused(
                "'requirements.txt' has '-e ..', which isn't a directory of the project; name one in it, or a wheel");
        write("requirements.txt", "-r gone.txt\n");
        assertRefused(
                "'gone.txt' is included by a requirements file, but does not exist; correct the requirements file");
    }

    @Test
    void aFolderOfToolsIsNone() throws IOException {
        write("pyproject.toml", "[tool.ruff]\nline-length = 100\n");
        assertThat(new PythonInspector().inspect(folder, "app", SourceChoices.NONE))
                .isEmpty();
    }

    @Test
    void aVirtualEnvironmentOfTheHostStaysOutWhateverItsName() throws IOException {
        write("requirements.txt", "");
        write("main.py", "");
        write("env310/pyvenv.cfg", "home = /usr/bin\n");
        write("env310/lib/python3.10/site-packages/a.py", "");
        assertThat(project().sources()).containsExactly("main.py");
    }

    @Test
    void anExtraBringsItsServer() throws IOException {
        write("requirements.txt", "fastapi[standard]==0.115.0\n");
        write("main.py", "from fastapi import FastAPI\napp = FastAPI()\n");
        assertThat(project().start().command())
                .containsExactly("uvicorn", "--host", "0.0.0.0", "--port", "{port}", "main:app");
    }

    /** Files of one project; those after the bar are in the image. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tests/test_a.py=def test_a(): pass                                      | main.py",
                "tests/test_a.py=import pytest tests/data.py=x tests/conftest.py=        | main.py",
                "tests/test_a.py=import pytest tests/data.py=x                           | main.py tests",
                "polls/tests.py=import unittest polls/models.py=x                        | main.py polls",
                "test_data.py=rows                                                       | main.py test_data.py",
                "pytest.ini=[pytest] test_data.py=rows                                   | main.py",
                "pytest.ini=[pytest] test_data.py=rows app.py=import test_data           | app.py main.py test_data.py",
                "docs/conf.py=import sphinx docs/a.rst=                                  | main.py",
                "docs/a.md=                                                              | docs main.py",
                "setup.py= setup.cfg= README.md= LICENSE=                                | main.py",
                "README.md= app.py=open('README.md')                                     | README.md app.py main.py"
            })
    void whatIsInTheImage(String files, String expected) throws IOException {
        write("requirements.txt", "");
        write("main.py", "");
        for (String file : files.split(" (?=[\\w/]+\\.?\\w+=)", -1)) {
            write(file.replaceFirst("=.*", ""), file.replaceFirst("[^=]*=", ""));
        }
        assertThat(project().sources()).containsExactly(expected.split(" ", -1));
    }

    private void assertRefused(String message) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(this::project)
                .withMessage(message);
    }

    private PythonProject project() {
        return (PythonProject)
                new PythonInspector().inspect(folder, "app", SourceChoices.NONE).orElseThrow();
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(folder.resolve(file), text);
    }
}
