package io.github.dockeroptimize.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.AddedFiles;
import io.github.dockeroptimize.application.AddedFiles.File;
import io.github.dockeroptimize.application.AddedFiles.Kind;
import io.github.dockeroptimize.application.ContextRules;
import io.github.dockeroptimize.application.PythonInstall;
import io.github.dockeroptimize.application.PythonProject;
import io.github.dockeroptimize.application.PythonStart;
import io.github.dockeroptimize.plan.Additions;
import io.github.dockeroptimize.plan.ImagePath;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Options;
import io.github.dockeroptimize.plan.Planner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContextFilesTest {

    @TempDir
    Path folder;

    private Path context;

    @BeforeEach
    void context() throws IOException {
        context = Files.createDirectories(folder.toRealPath().resolve("shop"));
    }

    private File file(String from, String to, int mode) throws IOException {
        Path file = folder.toRealPath().resolve(from);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, from);
        return new File(to, file, Kind.FILE, from.length(), mode, "", from);
    }

    private ImagePlan plan(File... files) {
        PythonProject project = new PythonProject(
                context,
                new ContextRules(List.of("**/.env"), List.of()),
                List.of("3.13"),
                new PythonInstall(
                        PythonInstall.Tool.PIP, List.of("requirements.txt"), List.of("-r", "requirements.txt")),
                List.of("main.py"),
                List.of(),
                Optional.empty(),
                Set.of(),
                PythonStart.of(List.of("python", "main.py")),
                List.of());
        Options options = new SampleOptions().build();
        return Planner.plan(
                project,
                "shop",
                options.withAdditions(Additions.NONE
                        .withWritable(List.of(new ImagePath("/app/work")))
                        .withFiles(List.of(new AddedFiles(Optional.empty(), 7, 8, List.of(files))), List.of())));
    }

    @Test
    void areCopiedWithTheirModesAndOwnersIntoTreesOfLayers() throws IOException {
        ImagePlan plan = plan(
                file("shop/conf/a.conf", "/opt/x/a.conf", 0644),
                file("shop/conf/tests/b b", "/opt/x/b b", 0640),
                file("shop/conf/run", "/opt/x/start", 0755),
                new File("/opt/x/link", context, Kind.LINK, 0, 0777, "a.conf", "link"));
        String text = DockerfilePlan.of(plan, Dialect.PORTABLE).toString();

        assertThat(text).contains("""
                        FROM --platform=$BUILDPLATFORM python:3.13 AS files
                        COPY ["conf/a.conf", "conf/tests/b b", "/layers/files/opt/x/"]
                        COPY conf/run /layers/files/opt/x/start
                        RUN mkdir -p /layers/files/opt /layers/files/opt/x /layers/writable/app /layers/writable/app/work \\
                            && ln -s a.conf /layers/files/opt/x/link \\
                            && find /layers -type d -exec chmod 755 {} + \\
                            && find /layers -type f -exec chmod 644 {} + \\
                            && chown -h 65532:65532 /layers/writable/app/work \\
                            && chown -h 7:8 /layers/files/opt/x/a.conf '/layers/files/opt/x/b b' /layers/files/opt/x/link /layers/files/opt/x/start \\
                            && chmod 640 '/layers/files/opt/x/b b' \\
                            && chmod 755 /layers/files/opt/x/start \\
                        """, """
                        COPY --from=files /layers/files/ /
                        COPY --from=application /layers/application/ /
                        COPY --from=files /layers/writable/ /
                        """);
        assertThat(DockerfileLinter.findings(text)).isEmpty();
    }

    @Test
    void areInTheContextWhateverElseIsKeptOut() throws IOException {
        ImagePlan plan = plan(file("shop/tests/.env", "/opt/x/.env", 0644));
        List<String> lines =
                DockerfilePlan.ignored(plan, Dialect.PORTABLE).lines().toList();

        assertThat(lines.subList(lines.indexOf("**/.env"), lines.size())).contains("!tests/.env");
    }

    @Test
    void oneFileMayGoToSeveralPlaces() throws IOException {
        ImagePlan plan =
                plan(file("shop/conf/a.conf", "/opt/x/a.conf", 0644), file("shop/conf/a.conf", "/opt/y/b.conf", 0644));

        assertThat(DockerfilePlan.of(plan, Dialect.PORTABLE).toString())
                .contains("COPY conf/a.conf /layers/files/opt/x/\n", "COPY conf/a.conf /layers/files/opt/y/b.conf\n");
    }

    @Test
    void areRefusedOutsideOfTheContext() throws IOException {
        ImagePlan plan = plan(file("elsewhere/a", "/opt/a", 0644));

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> DockerfilePlan.of(plan, Dialect.PORTABLE))
                .withMessageContaining("which is outside of the build context 'shop'; move it there");
    }

    @Test
    void areRefusedWhereTheProjectHasAnotherFile() throws IOException {
        file("shop/main.py", "", 0644);
        ImagePlan plan = plan(file("shop/other.py", "/app/main.py", 0644));

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> DockerfilePlan.of(plan, Dialect.PORTABLE))
                .withMessageContaining("at '/app/main.py', where the project's own 'main.py' would be");
    }

    @Test
    void mayBeWhatTheProjectHasThere() throws IOException {
        ImagePlan plan = plan(file("shop/data/x", "/app/data/x", 0644));

        assertThat(DockerfilePlan.of(plan, Dialect.PORTABLE).toString())
                .contains("COPY data/x /layers/files/app/data/\n");
    }
}
