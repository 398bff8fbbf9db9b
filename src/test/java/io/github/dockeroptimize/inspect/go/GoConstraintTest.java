package io.github.dockeroptimize.inspect.go;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockeroptimize.application.GoFlags;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of {@code go help buildconstraint}. */
class GoConstraintTest {

    private static final GoTags TAGS = GoTags.of(GoFlags.parse(List.of("-tags=prod,web"), List.of()), 24);
    private static final GoTags PURE = GoTags.of(GoFlags.parse(List.of("CGO_ENABLED=0"), List.of()), 24);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'//go:build ignore\n\npackage main' | false",
                "'// +build ignore\n\npackage main' | false",
                "'//+build ignore\n\npackage main' | false",
                "'// +build ignore\npackage main' | true",
                "'// Package main.\n// +build ignore\n\n// More.\npackage main' | false",
                "'// +build linux darwin\n\npackage main' | true",
                "'// +build windows darwin\n\npackage main' | false",
                "'// +build linux,ignore\n\npackage main' | false",
                "'// +build linux,!windows\n\npackage main' | true",
                "'// +build linux\n// +build ignore\n\npackage main' | false",
                "'// +build prod\n\npackage main' | true",
                "'// +build !cgo\n\npackage main' | false",
                "'//go:build linux\n// +build ignore\n\npackage main' | true",
                "'/*\nCopyright\n*/\n\n//go:build tools\n\npackage main' | false",
                "'/* one */ // two\n//go:build !linux\n\npackage main' | false",
                "'package main\n\n//go:build ignore' | true",
                "'package main\n\nconst x = `\n//go:build ignore\n`' | true",
                "'//go:build web && !ignore\npackage main' | true",
                "'//go:build go1.24\n\npackage main' | true",
                "'//go:build go1.25\n\npackage main' | false",
                "'//go:build !go1.25\n\npackage main' | true",
                "'//go:build (linux || darwin) && (amd64 || arm64)\n\npackage main' | true",
                "'//go:build !(linux || darwin)\n\npackage main' | false",
                "'//go:build unix && !android && gc\n\npackage main' | true",
                "'//go:build integration || prod\n\npackage main' | true",
                "'//go:build race\n\npackage main' | false",
                "'\n\n// a\n\n//go:build wasm\n\npackage main' | false"
            })
    void linesBeforeThePackageDecide(String text, boolean built) {
        assertThat(file("a.go", text, TAGS).isBuilt()).isEqualTo(built);
    }

    @ParameterizedTest
    @CsvSource({
        "main.go, true",
        "main_linux.go, true",
        "main_windows.go, false",
        "main_windows_amd64.go, false",
        "main_linux_amd64.go, true",
        "main_linux_arm64.go, true",
        "main_linux_386.go, false",
        "main_arm.go, false",
        "main_freebsd.go, false",
        "linux.go, true",
        "windows.go, true",
        "amd64.go, true",
        "main_unix.go, true",
        "main_server.go, true",
        "a_wasip1.go, false",
        "x_y_zos.go, false",
        "js_main.go, true"
    })
    void theNameDecides(String name, boolean built) {
        assertThat(file(name, "package main\n", TAGS).isBuilt()).isEqualTo(built);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'package main\n\nfunc main() {}\n' | true",
                "'// Command x.\npackage main // import \"x\"\n\nfunc main() {}\n' | true",
                "'package gen\n\nconst t = `\npackage main\n\nfunc main() {}\n`\n' | false",
                "'/*\npackage main\n\nfunc main() {}\n*/\npackage lib\n' | false",
                "'package main\n' | false",
                "'package main_test\n\nfunc main() {}\n' | false"
            })
    void onlyThePackageClauseMakesAProgram(String text, boolean main) {
        assertThat(file("a.go", text, TAGS).isMain()).isEqualTo(main);
    }

    @ParameterizedTest
    @CsvSource({"//go:build cgo, true, false", "//go:build !cgo, false, true"})
    void theUserSaysWhetherCIsUsed(String line, boolean usual, boolean pure) {
        assertThat(file("a.go", line + "\n\npackage a\n", TAGS).isBuilt()).isEqualTo(usual);
        assertThat(file("a.go", line + "\n\npackage a\n", PURE).isBuilt()).isEqualTo(pure);
    }

    private static GoFile file(String name, String text, GoTags tags) {
        return new GoFile(".", name, text, tags);
    }
}
