package io.github.dockeroptimize.inspect.go;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.GoFlags;
import io.github.dockeroptimize.application.GoProject;
import io.github.dockeroptimize.application.GoProject.Asset;
import io.github.dockeroptimize.application.GoProject.Command;
import io.github.dockeroptimize.inspect.context.SourceChoices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoInspectorTest {

    private static final String MAIN = "package main\n\nfunc main() {\n}\n";
    private static final String SERVER =
            "package main\r\n\r\nfunc main() {\r\n\thttp.ListenAndServe(\":1\", nil)\r\n}\r\n";

    @TempDir
    Path folder;

    @Test
    void aFolderWithoutGoModIsNone() throws IOException {
        write("main.go", MAIN);
        assertThat(new GoInspector(GoFlags.NONE).inspect(folder, "app", SourceChoices.NONE))
                .isEmpty();
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

    @ParameterizedTest
    @CsvSource({
        "go 1.24\\ntoolchain default, 1.24",
        "go 1.23.4, 1.23",
        "go 1.22\\ntoolchain go1.25rc1, 1.25",
        "go 1.24rc1, 1.24",
        "toolchain default, 1.21"
    })
    void theDefaultToolchainIsThatOfTheGoLine(String lines, String release) throws IOException {
        write("go.mod", "module x\n" + lines.replace("\\n", "\n") + "\n");
        write("main.go", MAIN);
        assertThat(project().release()).isEqualTo(release);
    }

    @Test
    void theNewestReleaseOfAllModulesBuilds() throws IOException {
        write("go.work", "go 1.23\nuse (\n./a\n./b\n)\n");
        write("a/go.mod", "module example.com/a\ngo 1.22\n");
        write("a/main.go", MAIN);
        write("b/go.mod", "module example.com/b\ngo 1.25\n");
        GoProject project = (GoProject) new GoInspector(GoFlags.NONE)
                .inspect(folder.resolve("a"), "a", SourceChoices.NONE)
                .orElseThrow();
        assertThat(project.release()).isEqualTo("1.25");
    }

    @Test
    void tagsDecideWhatIsAProgram() throws IOException {
        write("go.mod", "module x\n");
        write("cmd/one/main.go", "//go:build !two\n\n" + MAIN);
        write("cmd/two/main.go", "// +build two\n\n" + MAIN);
        assertThat(project().commands()).extracting(Command::name).containsExactly("one");
        GoProject other = (GoProject) new GoInspector(GoFlags.parse(List.of("-tags=two"), List.of()))
                .inspect(folder, "app", SourceChoices.NONE)
                .orElseThrow();
        assertThat(other.commands()).extracting(Command::name).containsExactly("two");
    }

    @Test
    void cppNextToCgoIsNoticed() throws IOException {
        write("go.mod", "module x\n");
        write("main.go", MAIN);
        write("lib/lib.go", "package lib\n\n// int n();\nimport \"C\"\n");
        write("lib/n.c", "");
        assertThat(project().cgo()).isTrue();
        assertThat(project().cpp()).isFalse();
        write("lib/n.cpp", "");
        assertThat(project().cpp()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http.ListenAndServe(\":3000\", nil) | 3000",
                "http.ListenAndServe(\"0.0.0.0:3001\", nil) | 3001",
                "l, _ := net.Listen(\"tcp\", \":50051\") | 50051",
                "s := http.Server{Addr: \":9090\"} | 9090",
                "e := echo.New(); e.Start(\":1323\") | 1323",
                "go http.ListenAndServe(\"127.0.0.1:6060\", nil) | -1",
                "go http.ListenAndServe(\"localhost:6060\", nil); http.ListenAndServe(\":3002\", nil) | 3002",
                "r := gin.Default(); r.Run() | -1",
                "a := flag.String(\"addr\", \":7070\", \"\"); http.ListenAndServe(*a, nil) | 7070",
                "flag.StringVar(&p, \"port\", env(\"NUMBER_OF_PORT\", \"80\"), \"\"); http.ListenAndServe(\":\"+p, nil) | 80",
                "http.ListenAndServe(\":\"+getenv(\"PORT\", \"6060\"), nil) | 6060"
            })
    void thePortIsWhereItListens(String code, int port) throws IOException {
        write("go.mod", "module x\n");
        write("main.go", "package main\n\nfunc main() {\n\t" + code + "\n}\n");
        assertThat(project().port().orElse(-1)).isEqualTo(port);
    }

    @Test
    void whatElseBuildsItIsSaid() throws IOException {
        write("go.mod", "module x\n");
        write("main.go", MAIN);
        write("db.go", "package main\n\n// #cgo LDFLAGS: -lpq -lm\n// #cgo pkg-config: vips\nimport \"C\"\n");
        write("Makefile", "build:\n\tgo build -tags netgo -ldflags \"-X main.version=1\" .\n");
        assertThat(project().notes())
                .anyMatch(note -> note.startsWith("'Makefile' sets variables by the linker's -X: set the same by"))
                .anyMatch(note -> note.startsWith("'Makefile' builds with -tags"))
                .anyMatch(note -> note.startsWith("the program is linked with pq, vips:"));
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

    /** Of several programs one has to stand out. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cmd/alpha cmd/beta     | cmd/beta          | beta",
                "cmd/alpha cmd/beta     | cmd/alpha cmd/beta| ''",
                "cmd/alpha cmd/beta     | ''                | ''",
                "cmd/alpha cmd/server   | ''                | server",
                "cmd/alpha cmd/x        | cmd/alpha         | x",
                "cmd/alpha tools/gen    | ''                | alpha",
                ". test                 | ''                | x",
                "cmd/alpha e2e/hook     | ''                | alpha",
                "a/server b/server      | ''                | ''",
                ". cmd/beta             | ''                | x"
            })
    void severalProgramsOfWhichNoneStandsOutAreRefused(String programs, String listening, String started)
            throws IOException {
        write("go.mod", "module example.com/x\n");
        for (String program : programs.split(" ", -1)) {
            write(program + "/main.go", (" " + listening + " ").contains(" " + program + " ") ? SERVER : MAIN);
        }
        if (started.isEmpty()) {
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(this::project)
                    .withMessageStartingWith("'example.com/x' has several programs (")
                    .withMessageContaining("set <entrypoint>/app/");
            assertThat(inspect(List.of("/app/beta")).commands()).hasSize(2);
        } else {
            assertThat(project().commands().get(0).name()).isEqualTo(started);
        }
    }

    @Test
    void aModuleOfToolsIsNoProgram() throws IOException {
        write(
                "go.mod",
                "module x\ngo 1.24\ntool golang.org/x/tools/cmd/stringer\nrequire golang.org/x/tools v0.30.0\n");
        write("go.sum", "");
        write("tools.go", "//go:build tools\n\npackage tools\n\nimport _ \"golang.org/x/tools/cmd/stringer\"\n");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(this::project)
                .withMessageContaining("has no main package");
        write("tools/gen/main.go", MAIN);
        assertThat(project().notes())
                .singleElement()
                .asString()
                .startsWith("the only programs are in directories for developers, such as 'tools/gen'");
    }

    /** Packages of the module that nobody has committed. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"example.com/x/gen\"                | true",
                "pb \"example.com/x/api/pb\"          | true",
                "_ \"example.com/x/lib\"              | false",
                "\"example.com/x\"                    | false",
                "\"example.com/x/other/deep\"         | false",
                "\"example.com/xyz/gen\"              | false"
            })
    void whatIsGeneratedAndNotThereIsSaid(String imported, boolean said) throws IOException {
        write("go.mod", "module example.com/x\nrequire example.com/x/other v1.0.0\n");
        write("go.sum", "");
        write(".gitignore", "/gen/\n");
        write("gen/gen.go", "package gen\n");
        write("lib/lib.go", "package lib\n");
        write("main.go", MAIN + "import (\n\t\"fmt\"\n\n\t" + imported + "\n)\n");
        assertThat(project().notes())
                .hasSize(said ? 1 : 0)
                .allMatch(note -> note.startsWith("'main.go' imports 'example.com/x/"))
                .allMatch(note -> note.contains("which isn't among the sources"));
    }

    @ParameterizedTest
    @CsvSource({
        "-mod=vendor, 1.13, true",
        "GOFLAGS=-mod=vendor, 1.13, true",
        "GOFLAGS=-mod=mod, 1.24, false",
        "-mod=mod, 1.24, false",
        "-mod=readonly, 1.24, false",
        "-race, 1.24, true"
    })
    void theUsersFlagsDecideWhetherVendorCounts(String flag, String release, boolean vendored) throws IOException {
        write("go.mod", "module x\ngo " + release + "\n");
        write("main.go", MAIN);
        write("vendor/modules.txt", "");
        GoFlags flags = GoFlags.parse(List.of(flag), List.of());
        GoProject project = (GoProject) new GoInspector(flags)
                .inspect(folder, "app", SourceChoices.NONE)
                .orElseThrow();
        assertThat(project.vendored()).isEqualTo(vendored);
    }

    @ParameterizedTest
    @CsvSource({
        "main.go, testdata, testdata/a.txt",
        "internal/page/page.go, all:testdata/*.txt, internal/page/testdata/a.txt"
    })
    void testDataThatIsEmbeddedIsInTheContext(String file, String pattern, String data) throws IOException {
        write("go.mod", "module x\n");
        write("main.go", MAIN);
        write(
                file,
                (file.equals("main.go") ? MAIN : "package page\n") + "//go:embed " + pattern + "\nvar a embed.FS\n");
        write(data, "");
        assertThat(project().sources()).contains(data.replaceFirst("/.*", ""));
        assertThat(project().rules().patterns()).doesNotContain("**/testdata");
        assertThat(project().rules().notes()).isEmpty();
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
        GoProject project = (GoProject) new GoInspector(GoFlags.NONE)
                .inspect(folder.resolve("service"), "service", SourceChoices.NONE)
                .orElseThrow();
        assertThat(project.context()).isEqualTo(folder);
        assertThat(project.moduleFiles()).containsExactly("lib/go.mod", "service/go.mod");
        assertThat(project.sources()).containsExactly("lib", "service");
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
        GoProject project = (GoProject) new GoInspector(GoFlags.NONE)
                .inspect(folder.resolve("service"), "service", SourceChoices.NONE)
                .orElseThrow();
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
        assertThat(project().sources()).containsExactly("größe", "main.go", "static", "templates");
        assertThat(project().assets()).containsExactly(new Asset("templates", "templates"));
    }

    /** What is in the image of a program that has this literal, of the files that lie there. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "file://migrations              | migrations",
                "config.yaml                    | config.yaml",
                "config                         | config.yaml",
                "./web/templates/*.html         | web/templates",
                "web/%s.html                    | web",
                "internal/db/seeds/1.sql        | internal/db/seeds",
                "/internal/db                   | internal/db",
                "/migrations/1.sql              | migrations",
                "lib/lib.go                     | ''",
                "https://example.com/migrations | ''",
                "something else                 | ''"
            })
    void whatTheCodeNamesIsInTheImage(String literal, String asset) throws IOException {
        write("go.mod", "module x\n");
        write("main.go", MAIN + "var file = \"" + literal + "\"\n");
        for (String file : new String[] {
            "migrations/1.sql",
            "config.yaml",
            "web/templates/a.html",
            "lib/lib.go",
            "internal/db/db.go",
            "internal/db/seeds/1.sql"
        }) {
            write(file, "");
        }
        assertThat(project().assets())
                .extracting(Asset::target)
                .containsExactlyElementsOf(asset.equals("''") || asset.isEmpty() ? List.of() : List.of(asset));
    }

    @Test
    void aPathThatTheUserNamesIsInTheImageAndAClashIsSaid() throws IOException {
        write("go.mod", "module x\n");
        write("cmd/web/main.go", MAIN + "var a = \"web/a.html\"\n");
        write("web/a.html", "");
        write("made/b.txt", "");
        write(".gitignore", "made\n");
        GoProject project = (GoProject) new GoInspector(GoFlags.NONE)
                .inspect(folder, "app", SourceChoices.NONE.adding(List.of("made/b.txt")))
                .orElseThrow();
        assertThat(project.assets()).containsExactly(new Asset("made/b.txt", "made/b.txt"));
        assertThat(project.sources()).contains("made");
        assertThat(project.rules().notes())
                .contains("'web' is not in the image, since the program has the same name there");
    }

    @Test
    void ofAWorkspaceOnlyTheModulesOwnSourcesAreTaken() throws IOException {
        write("go.work", "go 1.24\nuse ./services/a\n");
        write("services/a/go.mod", "module example.com/a\n");
        write("services/a/main.go", MAIN);
        write("services/java/target/big.jar", "");
        GoProject project = (GoProject) new GoInspector(GoFlags.NONE)
                .inspect(folder.resolve("services/a"), "a", SourceChoices.NONE)
                .orElseThrow();
        assertThat(project.sources()).containsExactly("services/a");
        assertThat(project.folder()).isEqualTo(".");
        assertThat(project.commands()).containsExactly(new Command("a", "./services/a"));
    }

    @Test
    void whatIsEmbeddedIsCopiedAndNotInTheImageAgain() throws IOException {
        write("go.mod", "module x\n");
        write("main.go", MAIN + "//go:embed *.html\nvar a embed.FS\n");
        write("index.html", "");
        write("notes.txt", "");
        assertThat(project().sources()).containsExactly("index.html", "main.go", "notes.txt");
        assertThat(project().assets()).isEmpty();
        assertThat(project().rules().notes())
                .containsExactly("the image doesn't have 'notes.txt', which no code names;"
                        + " <sources> or -Ddocker-optimize.sources adds what the program needs");
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
        assertThat(inspect(List.of("/app/a-server")).commands())
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
        assertThat(inspect(List.of("/app/always")).commands()).hasSize(built ? 2 : 1);
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
    void whatCannotWorkIsSaid() throws IOException {
        write("go.mod", "module x\n");
        write(
                "main.go",
                MAIN + "//go:embed dist page.html\nvar files embed.FS\n"
                        + "var s = http.Server{Addr: \"localhost:8080\"}\nvar redis = \"localhost:6379\"\n");
        write("page.html", "");

        assertThat(project().rules().notes())
                .singleElement()
                .asString()
                .contains("'main.go' embeds 'dist', which isn't among the sources");
        assertThat(project().notes())
                .containsExactly("'main.go' listens on 'localhost:8080', which nothing outside"
                        + " of the container reaches: listen on ':8080'");
    }

    @ParameterizedTest
    @CsvSource({"'', true", "go 1.13, false", "go 1.9, false", "go 1.14, true", "go 1.24.1, true"})
    void vendorCountsWhereTheGoCommandTakesIt(String release, boolean vendored) throws IOException {
        write("go.mod", "module x\n" + release + "\n");
        write("main.go", MAIN);
        write("vendor/modules.txt", "");

        assertThat(project().vendored()).isEqualTo(vendored);
    }

    @Test
    void aWorkspaceThatGitIgnoresIsInTheContext() throws IOException {
        write("go.mod", "module x\n");
        write("go.work", "go 1.24\nuse .\n");
        write("main.go", MAIN);
        write(".gitignore", "go.work\n");

        assertThat(project().rules().patterns()).endsWith("!go.work");
    }

    @Test
    void aPackageThatFailsWithoutCIsNoticed() throws IOException {
        write("go.mod", "module x\n");
        write("main.go", MAIN + "import _ \"github.com/mattn/go-sqlite3\"\n");
        assertThat(project().cgo()).isTrue();
    }

    @Test
    void aModuleThatNeedsCByAnotherIsNoticed() throws IOException {
        write("go.mod", "module x\nrequire (\n\tgithub.com/mattn/go-sqlite3 v1.14.15 // indirect\n)\n");
        write("go.sum", "");
        write("main.go", MAIN);

        assertThat(project().cgo()).isTrue();
        assertThat(project().notes())
                .singleElement()
                .asString()
                .contains("'github.com/mattn/go-sqlite3'", "<goFlags>CGO_ENABLED=0</goFlags>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"os.Getenv(\"PORT\")", "os.LookupEnv( `PORT` )", "gin.Default().Run()"})
    void theVariableOfThePortIsSeen(String code) throws IOException {
        write("go.mod", "module x\n");
        write("main.go", MAIN + "var port = " + code + "\n");

        assertThat(project().readsPort()).isTrue();
    }

    @Test
    void aReleaseBeforeTheOptionsThatAreUsedIsCompiledByAnother() throws IOException {
        write("go.mod", "module x\ngo 1.16\n");
        write("main.go", MAIN);
        assertThat(project().release()).isEqualTo("1.21");
    }

    private GoProject project() {
        return inspect(List.of());
    }

    private GoProject inspect(List<String> start) {
        return (GoProject) new GoInspector(GoFlags.NONE)
                .inspect(folder, "app", new SourceChoices(List.of(), List.of(), start, List.of()))
                .orElseThrow();
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(folder.resolve(file), text);
    }
}
