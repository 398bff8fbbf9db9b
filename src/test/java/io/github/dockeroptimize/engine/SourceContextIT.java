package io.github.dockeroptimize.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockeroptimize.application.GoFlags;
import io.github.dockeroptimize.application.SourceProject;
import io.github.dockeroptimize.dockerfile.IgnoredFiles;
import io.github.dockeroptimize.dockerfile.SampleOptions;
import io.github.dockeroptimize.dockerfile.SourceFiles;
import io.github.dockeroptimize.dockerfile.SourceSamples;
import io.github.dockeroptimize.inspect.SourceInspection;
import io.github.dockeroptimize.inspect.context.SourceChoices;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Planner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** BuildKit sends of a context what the tests without an engine say. */
@RequiresEngine
class SourceContextIT {

    @ParameterizedTest
    @ValueSource(strings = {"node-built+git", "python-modules+git", "go-root"})
    void theContextIsWhatTheRulesSay(String sample) throws IOException {
        Path folder = SourceSamples.write(sample, Apps.fresh("context-" + sample));
        SourceProject project = SourceInspection.recognise(folder, "shop", GoFlags.NONE, SourceChoices.NONE)
                .orElseThrow();
        ImagePlan plan = Planner.plan(project, "shop", SampleOptions.options().build());
        SourceFiles.write(plan, "all.Dockerfile");
        String ignored = Files.readString(folder.resolve("all.Dockerfile.dockerignore"));
        Files.writeString(folder.resolve("all.Dockerfile"), "FROM scratch\nCOPY . /\n");
        Path sent = Apps.fresh("sent-" + sample);

        Engine.whileCacheStays(Command.of(
                "docker",
                "build",
                "-q",
                "-f",
                folder.resolve("all.Dockerfile").toString(),
                "-o",
                "type=local,dest=" + sent,
                folder.toString())::run);

        assertThat(new IgnoredFiles("").others(sent)).isEqualTo(new IgnoredFiles(ignored).others(folder));
    }
}
