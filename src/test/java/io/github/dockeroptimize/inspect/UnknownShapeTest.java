package io.github.dockeroptimize.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnknownShapeTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "Pipfile, pipenv requirements",
        "setup.py, pip-compile",
        "setup.cfg, pip-compile",
        "environment.yml, conda",
        "requirements.in, pip-compile",
        "requirements-prod.txt, '-r FILE'",
        "pyproject.toml, [tool.poetry]",
        "build.gradle.kts, Gradle",
        "yarn.lock, package.json",
        "go.work, go.mod",
        "main.go, go mod init",
        "Cargo.toml, Dockerfile of its own",
        "shop.csproj, Dockerfile of its own",
        "app.py, requirements.txt",
        "server.mjs, package.json",
        "index.html, package.json"
    })
    void whatLiesThereIsNamedWithWhatIsNeeded(String file, String need) throws IOException {
        Files.writeString(folder.resolve("pom.xml"), "");
        Files.writeString(folder.resolve(file), "");
        assertThat(UnknownShape.in(folder).orElseThrow().describe())
                .startsWith("there is '" + file + "', which isn't recognised: ")
                .contains(need);
    }

    @Test
    void whatSaysMostIsNamed() throws IOException {
        Files.writeString(folder.resolve("app.py"), "");
        Files.writeString(folder.resolve("Pipfile"), "");
        assertThat(UnknownShape.in(folder).orElseThrow().file()).isEqualTo("Pipfile");
    }

    @Test
    void nothingIsSaidOfAPomAlone() throws IOException {
        Files.writeString(folder.resolve("pom.xml"), "");
        Files.createDirectories(folder.resolve("src"));
        assertThat(UnknownShape.in(folder)).isEmpty();
    }
}
