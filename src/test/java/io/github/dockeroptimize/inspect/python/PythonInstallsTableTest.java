package io.github.dockeroptimize.inspect.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.PythonInstall;
import io.github.dockeroptimize.application.PythonProject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is installed for a project. The lines of {@code python-installs.txt} say {@code = options and requirements | what
 * else}, {@code ! why it is refused} and {@code ? what a note says}.
 */
class PythonInstallsTableTest {

    @TempDir
    Path folder;

    static Stream<PythonLayout> layouts() throws IOException {
        return PythonLayout.in("python-installs.txt");
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void whatIsDeclaredIsInstalledOrRefused(PythonLayout layout) throws IOException {
        for (String line : layout.expected()) {
            String text = line.substring(2);
            switch (line.charAt(0)) {
                case '!' ->
                    assertThatExceptionOfType(InvalidInputException.class)
                            .isThrownBy(() -> layout.project(folder))
                            .withMessageContaining(text);
                case '=' -> assertThat(said(layout.project(folder).install())).isEqualTo(text);
                default -> {
                    PythonProject project = layout.project(folder);
                    assertThat(Stream.concat(project.notes().stream(), project.start().notes().stream()))
                            .anyMatch(note -> note.startsWith(text));
                }
            }
        }
    }

    private static String said(PythonInstall install) {
        List<String> parts = new ArrayList<>(List.of(String.join(" ", install.requirements())));
        if (!install.naming().isEmpty()) {
            parts.add("naming " + String.join(" ", install.naming()));
        }
        if (!install.variables().isEmpty()) {
            parts.add("variables " + String.join(" ", install.variables()));
        }
        if (install.git()) {
            parts.add("git");
        }
        return String.join(" | ", parts);
    }
}
