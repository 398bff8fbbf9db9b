package io.github.dockeroptimize.plan;

import static io.github.dockeroptimize.ArchiveBuilder.JAVA_17;
import static io.github.dockeroptimize.ArchiveBuilder.jar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.TestBuild;
import io.github.dockeroptimize.inspect.Application;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UberJarArrangementTest {

    @TempDir
    Path folder;

    private Application application;

    @BeforeEach
    void packageUberJar() {
        jar("original-app.jar").write(folder.resolve("target"));
        application = TestBuild.in(folder)
                .archive(jar("app.jar")
                        .manifest("Main-Class", "com.example.App")
                        .mainClass("com/example/App.class", JAVA_17))
                .inspect();
    }

    @Test
    void isOneLayerAndTheAdviceToSplitIt() {
        ImagePlan plan = Planner.plan(application, TestOptions.defaults());

        assertThat(PlanView.layerNames(plan)).containsExactly("application");
        assertThat(PlanView.lines(plan, "application")).containsExactly("755 0:0 /app/", "644 0:0 /app/app.jar");
        assertThat(plan.config().entrypoint()).containsExactly("java", "-jar", "/app/app.jar");
        assertThat(plan.notes())
                .containsExactly(
                        "an uber jar is one layer that is pushed whole at every change; for splitting it, package a plain jar (no shade or assembly execution): its dependencies then get layers of their own");
    }

    @Test
    void cannotTakeItselfApart() {
        Options options =
                TestOptions.with().contents(Options.ContentsChoice.ARCHIVE).build();

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Planner.plan(application, options))
                .withMessage(
                        "'contents' is 'archive', but an uber jar carries no tool to take it apart; set <contents>layers</contents> or -Ddocker-optimize.contents=layers");
    }
}
