package io.github.dockeroptimize.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockeroptimize.inspect.GoProject;
import io.github.dockeroptimize.inspect.GoProject.Command;
import io.github.dockeroptimize.plan.SourcePlan;
import io.github.dockeroptimize.plan.SourcePlanner;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The text for what is fetched from a proxy of modules, which the container tests can't reach, and for cgo. */
class GoStagesTest {

    @Test
    void modulesAreFetchedBeforeTheSources() {
        String text = text(project(false, false), new SampleOptions());
        assertThat(DockerfileLinter.findings(text)).isEmpty();
        assertThat(text)
                .contains(
                        "FROM --platform=$BUILDPLATFORM golang:1.24 AS build\n",
                        "COPY go.sum /src/go.sum\nRUN --mount=type=cache,target=/go/pkg/mod,sharing=locked \\\n",
                        "    --mount=type=secret,id=netrc,target=/root/.netrc,required=false \\\n    go mod download\n",
                        "CGO_ENABLED=0 GOOS=\"$TARGETOS\" GOARCH=\"$TARGETARCH\" go build -trimpath -ldflags='-s -w'",
                        " -o /layers/application/app/shop ./cmd/shop ",
                        "\nFROM gcr.io/distroless/static-debian13:nonroot\nCOPY --from=build /layers/application/ /\n",
                        "ENTRYPOINT [\"/app/shop\"]");
    }

    @Test
    void vendoredModulesAreNotFetched() {
        assertThat(text(project(true, false), new SampleOptions()))
                .contains("COPY vendor /src/vendor\n")
                .doesNotContain("go mod download");
    }

    @Test
    void whatNeedsCIsCompiledOnTheImagesPlatformAndRunsWithALibrary() {
        assertThat(text(project(false, true), new SampleOptions()))
                .contains(
                        "FROM golang:1.24 AS build\n",
                        "&& CGO_ENABLED=1 go build ",
                        "FROM gcr.io/distroless/base-debian13:nonroot\n")
                .doesNotContain("TARGETARCH");
    }

    @Test
    void nothingAtAllGetsWhatProgramsExpectOfASystem() {
        assertThat(text(project(false, false), new SampleOptions().baseImage("scratch")))
                .contains(
                        "-tags=timetzdata",
                        "chmod 1777 /layers/system/tmp",
                        "FROM scratch\nCOPY --from=build /layers/system/ /\nCOPY --from=build /layers/application/ /\n");
    }

    private static String text(GoProject project, SampleOptions options) {
        SourcePlan plan = SourcePlanner.plan(project, "shop", options.build());
        return SourceDockerfile.of(plan, SourceDockerfile.stages(plan)).toString();
    }

    private static GoProject project(boolean vendored, boolean cgo) {
        return new GoProject(
                Path.of("shop"),
                ".",
                List.of("go.mod", "go.sum"),
                "1.24",
                vendored,
                cgo,
                List.of(new Command("shop", "./cmd/shop")),
                List.of("cmd"),
                List.of(),
                true);
    }
}
