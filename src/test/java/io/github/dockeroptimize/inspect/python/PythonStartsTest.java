package io.github.dockeroptimize.inspect.python;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockeroptimize.application.PythonProject;
import io.github.dockeroptimize.application.PythonStart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Projects and how they are started. In {@code python-starts.txt} a project has a line {@code # name}, its files, each
 * after a line {@code > path}, and {@code = command | port | environment} or {@code ! what is said}.
 */
class PythonStartsTest {

    @TempDir
    Path folder;

    static Stream<PythonLayout> layouts() throws IOException {
        return PythonLayout.in("python-starts.txt");
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void isStartedAsTheProjectMeansOrRefused(PythonLayout layout) throws IOException {
        PythonStart start = layout.project(folder).start();
        String missing =
                start.missing().map(one -> one.problem() + "; " + one.remedy()).orElse("");
        String expected = layout.expected().get(0);
        if (expected.startsWith("! ")) {
            assertThat(missing).contains(expected.substring(2));
        } else {
            String port = start.port().isPresent() ? String.valueOf(start.port().getAsInt()) : "-";
            String environment = start.environment().entrySet().stream()
                    .map(Map.Entry::toString)
                    .collect(Collectors.joining(" "));
            String said = "= " + String.join(" ", start.command()) + " | " + port
                    + (environment.isEmpty() ? "" : " | " + environment);
            assertThat(said.replace(PythonStart.PORT, port)).as(missing).isEqualTo(expected);
        }
    }

    /** Whatever of the project a command names is in the image. */
    @ParameterizedTest
    @MethodSource("layouts")
    void whatTheCommandNamesIsInTheImage(PythonLayout layout) throws IOException {
        PythonProject project = layout.project(folder);
        List<String> places = Stream.concat(
                        Stream.of(""), project.roots().stream().map(root -> root + "/"))
                .toList();
        for (String word : project.start().command()) {
            String module =
                    word.replaceFirst("^--\\w+=", "").replaceFirst(":.*", "").replace('.', '/');
            List<String> named = places.stream()
                    .flatMap(place -> Stream.of(word, place + module + ".py", place + module + "/__init__.py"))
                    .filter(path -> layout.files().containsKey(path))
                    .toList();
            assertThat(named)
                    .allSatisfy(path -> assertThat(project.sources())
                            .anyMatch(source -> path.equals(source) || path.startsWith(source + "/")));
        }
        assertThat(project.rules().patterns()).contains("**/.streamlit/secrets.toml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "web: gunicorn site1.wsgi"})
    void staticFilesOfDjangoAreNotedWhateverStartsIt(String procfile) throws IOException {
        Map<String, String> files = new LinkedHashMap<>(Map.of(
                "requirements.txt", "django\ngunicorn\n",
                "manage.py", "os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'site1.settings')\n",
                "site1/__init__.py", "",
                "site1/settings.py", "STATIC_ROOT = 'staticfiles'\n",
                "site1/wsgi.py", "application = get_wsgi_application()\n"));
        if (!procfile.isEmpty()) {
            files.put("Procfile", procfile + "\n");
        }
        assertThat(new PythonLayout("", files, List.of())
                        .project(folder)
                        .start()
                        .notes())
                .filteredOn(note -> note.startsWith("'manage.py collectstatic' isn't run"))
                .hasSize(1);
    }
}
