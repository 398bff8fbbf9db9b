package io.github.dockeroptimize.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.inspect.GoProject.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoInspectorTest {

    private static final String MAIN = "package main\n\nfunc main() {\n}\n";
    private static final String SERVER =
            "package main\r\n\r\nfunc main() {\r\n\thttp.ListenAndServe(\":1\", nil)\r\n}\r\n";

    @TempDir
    Path folder;

    @Test
    void aFolderWithoutGoModIsNone() throws IOException {
        write("main.go", MAIN);
        assertThat(new GoInspector().inspect(folder, "app")).isEmpty();
    }

    @Test
    void theOnlyCommandOfTheModulesFolderHasItsName() throws IOException {
        write("go.mod", "module example.com/team/shop/v2 // ours\n\ngo 1.24.3\n");
        write("main.go", MAIN);
        write("helper.go", "package main\n");
        GoProject project = project();
        assertThat(project.commands()).containsExactly(new Command("shop", "."));
        assertThat(project.release()).isEqualTo("1.24");
        assertThat(project.sources()).containsExactly("helper.go", "main.go");
        assertThat(project.moduleFiles()).containsExactly("go.mod");
        assertThat(project.listens()).isFalse();
    }

    @Test
    void aToolchainIsTheReleaseThatBuilds() throws IOException {
        write("go.mod", "module x\ngo 1.22\ntoolchain go1.25.1\n");
        write("main.go", MAIN);
        assertThat(project().release()).isEqualTo("1.25");
    }

    @Test
    void theCommandThatListensIsStartedAndNoneOfTestsOrTools() throws IOException {
        write("go.mod", "module example.com/x\n");
        write("cmd/alpha/main.go", MAIN);
        write("cmd/beta/main.go", SERVER);
        write("tools/tools.go", "//go:build ignore\n\n" + MAIN);
        write("cmd/gamma/main_test.go", MAIN);
        write("_old/main.go", MAIN);
        write("internal/testdata/main.go", MAIN);
        assertThat(project().commands())
                .containsExactly(new Command("beta", "./cmd/beta"), new Command("alpha", "./cmd/alpha"));
        assertThat(project().listens()).isTrue();
    }

    @Test
    void theCommandNamedLikeTheModuleIsStartedBeforeAnyOther() throws IOException {
        write("go.mod", "module example.com/x\n");
        write("cmd/app/main.go", MAIN);
        write("cmd/server/main.go", SERVER);
        assertThat(project().commands().get(0).name()).isEqualTo("app");
    }

    @Test
    void nothingToStartIsSaid() throws IOException {
        write("go.mod", "module example.com/x\n");
        write("x.go", "package x\n");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(this::project)
                .withMessage("'example.com/x' has no main package, so there is nothing to start; add one, or"
                        + " set <skip>true</skip> or -Ddocker-optimize.skip for this module");
    }

    @Test
    void cgoIsNoticedInOwnFilesAndInVendoredOnes() throws IOException {
        write("go.mod", "module x\n");
        write("main.go", MAIN);
        write("vendor/modules.txt", "# a v1\n");
        assertThat(project().cgo()).isFalse();
        write("vendor/a/a.go", "package a\n\n// int x;\nimport \"C\"\n");
        assertThat(project().cgo()).isTrue();
        assertThat(project().vendored()).isTrue();
    }

    @Test
    void aReplacementBesideWidensTheContext() throws IOException {
        write("service/go.mod", "module example.com/service\nreplace (\n\texample.com/lib => ../lib\n)\n");
        write("service/main.go", MAIN);
        write("lib/go.mod", "module example.com/lib\n");
        write("lib/deep/lib.go", "package deep\n");
        GoProject project = (GoProject)
                new GoInspector().inspect(folder.resolve("service"), "service").orElseThrow();
        assertThat(project.context()).isEqualTo(folder);
        assertThat(project.moduleFiles()).containsExactly("lib/go.mod", "service/go.mod");
        assertThat(project.sources()).containsExactly("lib/deep", "service/main.go");
        assertThat(project.folder()).isEqualTo("service");
        assertThat(project.commands()).containsExactly(new Command("service", "."));
    }

    @Test
    void aWorkspaceIsBuiltWithAllItUses() throws IOException {
        write("go.work", "go 1.24\n\nuse (\n\t./service\n\t./lib\n)\n");
        write("service/go.mod", "module example.com/service\n");
        write("service/main.go", MAIN);
        write("lib/go.mod", "module example.com/lib\n");
        write("lib/lib.go", "package lib\n");
        write("other/go.mod", "module example.com/other\n");
        GoProject project = (GoProject)
                new GoInspector().inspect(folder.resolve("service"), "service").orElseThrow();
        assertThat(project.moduleFiles()).containsExactly("go.work", "lib/go.mod", "service/go.mod");
        assertThat(project.context()).isEqualTo(folder);
    }

    @Test
    void aMissingReplacementIsSaid() throws IOException {
        write("go.mod", "module x\nreplace a => ./gone\n");
        write("main.go", MAIN);
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(this::project)
                .withMessageContaining("is built with 'gone', but there is no go.mod");
    }

    @Test
    void whatIsEmbeddedIsASourceAndWhatIsReadIsAnAsset() throws IOException {
        write("go.mod", "module x\n");
        write(
                "main.go",
                MAIN + "//go:embed all:größe/*.txt \"two words\"\nvar a embed.FS\nvar b = \"templates/a.html\"\n");
        write("größe/a.txt", "");
        write("templates/a.html", "");
        write("static/unused.css", "");
        assertThat(project().sources()).containsExactly("größe", "main.go");
        assertThat(project().assets()).containsExactly("templates");
    }

    @Test
    void ofAWorkspaceOnlyTheModulesOwnSourcesAreTaken() throws IOException {
        write("go.work", "go 1.24\nuse ./services/a\n");
        write("services/a/go.mod", "module example.com/a\n");
        write("services/a/main.go", MAIN);
        write("services/java/target/big.jar", "");
        GoProject project = (GoProject)
                new GoInspector().inspect(folder.resolve("services/a"), "a").orElseThrow();
        assertThat(project.sources()).containsExactly("services/a/main.go");
        assertThat(project.folder()).isEqualTo(".");
        assertThat(project.commands()).containsExactly(new Command("a", "./services/a"));
    }

    @Test
    void embeddedPatternsAreTheFilesThatTheyMatch() throws IOException {
        write("go.mod", "module x\n");
        write("main.go", MAIN + "//go:embed *.html\nvar a embed.FS\n");
        write("index.html", "");
        write("notes.txt", "");
        assertThat(project().sources()).containsExactly("index.html", "main.go");
    }

    @Test
    void examplesAndToolsAreNotPartOfTheImageBesideAProgram() throws IOException {
        write("go.mod", "module x\n");
        write("examples/demo/main.go", MAIN);
        assertThat(project().commands()).extracting(Command::name).containsExactly("demo");
        write("cmd/server/main.go", MAIN);
        write("tools/gen/main.go", MAIN);
        assertThat(project().commands()).extracting(Command::name).containsExactly("server");
    }

    @Test
    void commandsOfOneNameAreNamedByTheirPaths() throws IOException {
        write("go.mod", "module x\n");
        write("a/server/main.go", MAIN);
        write("b/server/main.go", MAIN);
        assertThat(project().commands())
                .containsExactly(new Command("a-server", "./a/server"), new Command("b-server", "./b/server"));
    }

    @ParameterizedTest
    @CsvSource({
        "windows || linux, true",
        "!windows && !plan9, true",
        "linux && (amd64 || arm64), true",
        "go1.20 && !ignore, true",
        "darwin || (linux && ignore), false",
        "e2e, false",
        "!linux, false"
    })
    void constraintsAreThoseOfLinux(String constraint, boolean built) throws IOException {
        write("go.mod", "module x\n");
        write("cmd/always/main.go", MAIN);
        write("cmd/some/main.go", "//go:build " + constraint + "\n\n" + MAIN);
        assertThat(project().commands()).hasSize(built ? 2 : 1);
    }

    @Test
    void aMissingGoSumIsSaid() throws IOException {
        write("go.mod", "module x\nrequire example.com/a v1.0.0\n");
        write("main.go", MAIN);
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(this::project)
                .withMessage("'go.mod' requires 'example.com/a', but there is no 'go.sum';"
                        + " run 'go mod tidy' and commit the file");
    }

    @Test
    void aPackageThatFailsWithoutCIsNoticed() throws IOException {
        write("go.mod", "module x\n");
        write("main.go", MAIN + "import _ \"github.com/mattn/go-sqlite3\"\n");
        assertThat(project().cgo()).isTrue();
    }

    @Test
    void aReleaseBeforeTheOptionsThatAreUsedIsCompiledByAnother() throws IOException {
        write("go.mod", "module x\ngo 1.16\n");
        write("main.go", MAIN);
        assertThat(project().release()).isEqualTo("1.21");
    }

    private GoProject project() {
        return (GoProject) new GoInspector().inspect(folder, "app").orElseThrow();
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(folder.resolve(file), text);
    }
}
