package io.github.dockeroptimize.inspect.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.PythonProject;
import io.github.dockeroptimize.application.PythonProject.EntryPoint;
import io.github.dockeroptimize.inspect.context.SourceChoices;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every dependency that a project declares is installed, or is refused by name. */
class PythonInstallsTest {

    @TempDir
    Path folder;

    @BeforeEach
    void program() throws IOException {
        write("shop/__main__.py", "print('up')\n");
    }

    @Test
    void hatchReadsDynamicDependenciesFromFiles() throws IOException {
        write(
                "pyproject.toml",
                "[project]\nname = \"shop\"\ndynamic = [\"dependencies\"]\n[tool.hatch.metadata.hooks.requirements_txt]\nfiles = [\"reqs.txt\"]\n");
        write("reqs.txt", "flask\n-c limits.txt\n");
        write("limits.txt", "flask<4\n");
        assertThat(project().install().requirements()).containsExactly("-r", "reqs.txt");
        assertThat(project().install().files()).containsExactly("reqs.txt", "limits.txt");
    }

    @Test
    void whatOnlyABuildBackendKnowsIsRefused() throws IOException {
        write("pyproject.toml", """
                [project]
                name = "shop"
                dynamic = ["dependencies", "version"]
                [build-system]
                build-backend = "pdm.backend"
                """);
        assertRefused(
                "the dependencies in 'pyproject.toml' are dynamic, so only 'pdm.backend' knows them; commit a lock"
                        + " file or a list: 'uv lock', or 'uv pip compile pyproject.toml -o requirements.txt'");
        write("uv.lock", "");
        assertThat(project().install().requirements()).containsExactly("--frozen");
        assertThat(project().notes()).anyMatch(note -> note.startsWith("the version of the project is dynamic"));
    }

    @Test
    void whatTheManifestNamesIsInstalledBesideTheList() throws IOException {
        write(
                "pyproject.toml",
                "[project]\nname = \"shop\"\ndependencies = [\"Flask>=2\", \"rich ; python_version > '3'\"]\n");
        write("requirements.txt", "flask==3.0\n");
        assertThat(project().install().requirements())
                .containsExactly("-r", "requirements.txt", "rich ; python_version > '3'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-8"})
    void aListIsReadInTheEncodingsOfPip(String encoding) throws IOException {
        String mark = encoding.equals("UTF-16") ? "" : "\uFEFF";
        Files.write(
                folder.resolve("requirements.txt"),
                (mark + "flask==3.0\r\ngunicorn\r\n").getBytes(Charset.forName(encoding)));
        assertThat(project().packages()).containsExactlyInAnyOrder("flask", "gunicorn");
    }

    @Test
    void listsIncludeOthersByEveryOption() throws IOException {
        write(
                "requirements.txt",
                "-rmore.txt\n-c https://example.com/limits.txt\n--requirement=sub/other.txt\n-e git+https://example.com/x.git#egg=edited\n");
        write("more.txt", "one\n");
        write("sub/other.txt", "two\n-c limits.txt\n");
        write("sub/limits.txt", "two<3\n");
        assertThat(project().packages()).contains("one", "two", "edited");
        assertThat(project().install().files())
                .containsExactlyInAnyOrder("requirements.txt", "more.txt", "sub/other.txt", "sub/limits.txt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[build-system]\nrequires = [\"maturin>=1\"]\nbuild-backend = \"maturin\"\n",
                "[build-system]\nrequires = [\"setuptools\", \"Cython\"]\n",
                "[build-system]\nrequires = [\"scikit-build-core\"]\nbuild-backend = \"scikit_build_core.build\"\n",
                "[tool.setuptools]\next-modules = [{ name = \"a\" }]\n"
            })
    void aProjectThatCompilesItselfIsRefused(String build) throws IOException {
        write("pyproject.toml", "[project]\nname = \"shop\"\n" + build);
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(this::project)
                .withMessageStartingWith("the project is built by '")
                .withMessageContaining("pip wheel --no-deps -w wheels .");
        write("requirements.txt", "shop\n");
        assertThat(project().packages()).contains("shop");
    }

    @Test
    void aWorkspacesRootHasTheMembersThatItUses() throws IOException {
        write(
                "pyproject.toml",
                "[project]\nname = \"shop\"\ndependencies = [\"lib-a\"]\n[tool.uv.workspace]\nmembers = [\"packages/*\"]\nexclude = [\"packages/old\"]\n[tool.uv.sources]\nlib-a = { workspace = true }\n");
        write("uv.lock", "");
        write("packages/a/pyproject.toml", "[project]\nname = \"lib_a\"\ndependencies = [\"lib-b\"]\n");
        write("packages/b/pyproject.toml", "[project]\nname = \"lib-b\"\n");
        write("packages/c/pyproject.toml", "[project]\nname = \"lib-c\"\n");
        write("packages/old/pyproject.toml", "[project]\nname = \"old\"\n");
        assertThat(project().install().files())
                .containsExactly("pyproject.toml", "uv.lock", "packages/a", "packages/b", "packages/c/pyproject.toml");
    }

    @Test
    void aWorkspacesMemberIsRefusedWithTheWay() throws IOException {
        write("pyproject.toml", "[tool.uv.workspace]\nmembers = [\"packages/*\"]\n");
        write("uv.lock", "");
        write("packages/api/pyproject.toml", "[project]\nname = \"api\"\ndependencies = [\"lib\"]\n");
        write("packages/api/api/__main__.py", "print('up')\n");
        Path member = folder.resolve("packages/api");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new PythonInspector().inspect(member, "api", SourceChoices.NONE))
                .withMessageStartingWith("'api' is a member of a uv workspace, whose lock file and other members are")
                .withMessageContaining("uv export --package api");
        write("packages/api/requirements.txt", "lib\n");
        assertThat(new PythonInspector().inspect(member, "api", SourceChoices.NONE))
                .isPresent();
    }

    @Test
    void programsAndEntryPointsAreTheProjectsOwn() throws IOException {
        write(
                "pyproject.toml",
                "[project]\nname = \"shop\"\ndynamic = [\"version\"]\n[project.scripts]\nshop = \"shop.cli:app.run\"\n[project.entry-points.\"shop.plugins\"]\nmail = \"shop.mail\"\n[tool.hatch.version]\npath = \"shop/about.py\"\n");
        write("shop/about.py", "__version__ = \"1.4\"\n");
        assertThat(project().name())
                .contains(new PythonProject.Distribution(
                        "shop",
                        "1.4",
                        List.of(
                                new EntryPoint("console_scripts", "shop", "shop.cli:app.run"),
                                new EntryPoint("shop.plugins", "mail", "shop.mail"))));
    }

    @Test
    void whatTheUsersEntrypointNamesIsThere() throws IOException {
        write("requirements.txt", "");
        write("scripts/serve.py", "print('up')\n");
        write("conf/prod.ini", "");
        List<String> entrypoint = List.of("python", "scripts/serve.py", "--config=conf/prod.ini");
        PythonProject project = (PythonProject) new PythonInspector()
                .inspect(folder, "shop", new SourceChoices(List.of(), List.of(), entrypoint, List.of()))
                .orElseThrow();
        assertThat(project.sources()).containsExactly("conf", "scripts", "shop");
    }

    @Test
    void aLockFileThatIsNotReadIsSaid() throws IOException {
        write("requirements.txt", "flask\n");
        write("Pipfile.lock", "{}");
        assertThat(project().notes()).anyMatch(note -> note.startsWith("'Pipfile.lock' isn't read"));
    }

    private void assertRefused(String message) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(this::project)
                .withMessage(message);
    }

    private PythonProject project() {
        return (PythonProject) new PythonInspector()
                .inspect(folder, "shop", SourceChoices.NONE)
                .orElseThrow();
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(folder.resolve(file), text, StandardCharsets.UTF_8);
    }
}
