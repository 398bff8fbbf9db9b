package io.github.dockeroptimize.plan;

import static io.github.dockeroptimize.ArchiveBuilder.JAVA_17;
import static io.github.dockeroptimize.ArchiveBuilder.jar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.TestBuild;
import io.github.dockeroptimize.application.Application;
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
                        "an uber jar is one layer that is pushed as a whole after every change; to split it, package a plain jar (no shade or assembly execution), whose dependencies get their own layers");
    }

    @Test
    void cannotTakeItselfApart() {
        Options options =
                TestOptions.with().contents(Options.ContentsChoice.ARCHIVE).build();

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Planner.plan(application, options))
                .withMessage(
                        "'contents' is 'archive', but an uber jar contains no tool to extract it; set <contents>layers</contents> or -Ddocker-optimize.contents=layers");
    }
}
