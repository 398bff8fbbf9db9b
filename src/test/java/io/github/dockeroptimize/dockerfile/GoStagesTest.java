package io.github.dockeroptimize.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.ContextRules;
import io.github.dockeroptimize.application.GoFlags;
import io.github.dockeroptimize.application.GoProject;
import io.github.dockeroptimize.application.GoProject.Command;
import io.github.dockeroptimize.image.Platform;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Options;
import io.github.dockeroptimize.plan.Planner;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                        "    --mount=type=secret,id=netrc,target=/root/.netrc,required=false \\\n    --mount=type=secret,id=goenv,target=/root/.config/go/env,required=false \\\n    go mod download\n",
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

    @ParameterizedTest
    @CsvSource({
        "golang:1.23, '', true",
        "golang:1.23-alpine, '', true",
        "registry.example.com/golang:1.23.4, '', true",
        "golang:1.23, GOTOOLCHAIN=auto, false",
        "golang:1.24, '', false",
        "golang:1.25rc1-alpine, '', false",
        "golang:latest, '', false",
        "example.com/builder:1.2, '', false"
    })
    void aBuilderThatIsTooOldIsRefused(String builder, String flag, boolean refused) {
        GoFlags flags = GoFlags.parse(flag.isEmpty() ? List.of() : List.of(flag), List.of());
        ThrowingCallable plan = () -> text(project(flags, false, false), new SampleOptions().builderImage(builder));
        if (refused) {
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(plan)
                    .withMessageStartingWith(
                            "'builderImage' is '" + builder + "', but go.mod or go.work asks for Go 1.24");
        } else {
            assertThatNoException().isThrownBy(plan);
        }
    }

    @Test
    void variablesOfFlagsAreFlags() {
        GoFlags flags = GoFlags.parse(List.of("GOFLAGS=-tags=prod -mod=vendor"), List.of());
        assertThat(flags).isEqualTo(GoFlags.parse(List.of("-tags=prod", "-mod=vendor"), List.of()));
    }

    @Test
    void flagsOfTheUserAreGivenToTheCompiler() {
        GoFlags flags = GoFlags.parse(
                List.of("-tags=netgo,prod", "-mod=mod GOAMD64=v2"),
                List.of("-X main.version=1.0", "-X 'main.name=a b'"));
        assertThat(text(project(flags, false, false), new SampleOptions().baseImage("scratch")))
                .contains(" GOAMD64=v2 go build -trimpath"
                        + " -ldflags='-s -w -X main.version=1.0 -X '\\''main.name=a b'\\'''"
                        + " -buildvcs=false -tags=netgo,prod,timetzdata -mod=mod -o ");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> GoFlags.parse(List.of("-o x"), List.of()))
                .withMessageStartingWith("'goFlags' has '-o x', which can't be given");
    }

    @ParameterizedTest
    @CsvSource({
        "linux/arm/v6, '', true",
        "linux/arm/v6, GOARM=6, false",
        "linux/arm/v7, '', false",
        "linux/arm/v7, GOARM=6, true",
        "linux/arm64, '', false"
    })
    void aVariantThatGoWouldNotCompileForIsRefused(String platform, String flag, boolean refused) {
        GoProject project = project(GoFlags.parse(List.of(flag), List.of()), false, false);
        Options options = new SampleOptions().build().withPlatforms(List.of(Platform.USUAL, Platform.parse(platform)));
        if (refused) {
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> Planner.plan(project, "shop", options))
                    .withMessageStartingWith(
                            "'platforms' has '" + platform + "', but Go compiles for another variant of ARM");
        } else {
            assertThat(Planner.plan(project, "shop", options).layers()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "false, , golang:1.24, gcr.io/distroless/base-debian13:nonroot",
        "true, , golang:1.24, gcr.io/distroless/cc-debian13:nonroot",
        "true, debian:bookworm-slim, golang:1.24-bookworm, debian:bookworm-slim",
        "false, gcr.io/distroless/base-debian12:nonroot, golang:1.24-bookworm, gcr.io/distroless/base-debian12:nonroot",
        "false, debian:trixie-slim, golang:1.24, debian:trixie-slim",
        "false, alpine:3.22, golang:1.24-alpine, alpine:3.22"
    })
    void theProgramFindsItsLibrary(boolean cpp, @Nullable String base, String builder, String last) {
        SampleOptions options = base == null ? new SampleOptions() : new SampleOptions().baseImage(base);
        String text = text(project(GoFlags.NONE, true, cpp), options);
        assertThat(text).contains("FROM " + builder + " AS build\n", "\nFROM " + last + "\n");
        assertThat(text.contains("apk add --no-cache gcc musl-dev")).isEqualTo(builder.endsWith("alpine"));
    }

    @ParameterizedTest
    @CsvSource({
        "false, scratch",
        "false, gcr.io/distroless/static-debian13",
        "true, gcr.io/distroless/base-debian13:nonroot"
    })
    void aBaseWithoutItsLibraryIsSaid(boolean cpp, String base) {
        ImagePlan plan = Planner.plan(
                project(GoFlags.NONE, true, cpp),
                "shop",
                new SampleOptions().baseImage(base).build());
        assertThat(plan.notes())
                .anyMatch(note -> note.contains(
                        "'" + base + "', but the program uses " + (cpp ? "C++" : "C") + ", whose library"));
    }

    @ParameterizedTest
    @CsvSource({", ''", ", 8080", "9000, 9000"})
    void theVariableOfThePortHasTheDeclaredOne(@Nullable String chosen, String variable) {
        GoProject plain = project(GoFlags.NONE, false, false);
        GoProject project = new GoProject(
                plain.context(),
                plain.rules(),
                plain.folder(),
                plain.moduleFiles(),
                plain.release(),
                plain.vendored(),
                plain.cgo(),
                plain.commands(),
                plain.sources(),
                plain.assets(),
                plain.listens(),
                plain.port(),
                !variable.isEmpty(),
                plain.cpp(),
                plain.flags(),
                plain.notes());
        SampleOptions options = chosen == null ? new SampleOptions() : new SampleOptions().ports(chosen);
        String text = text(project, options);
        assertThat(text.contains("EXPOSE " + variable + "\n")).isEqualTo(!variable.isEmpty());
        assertThat(text.contains("PORT=\"" + variable + "\"")).isEqualTo(!variable.isEmpty());
    }

    private static String text(GoProject project, SampleOptions options) {
        ImagePlan plan = Planner.plan(project, "shop", options.build());
        return DockerfilePlan.of(plan, Dialect.PORTABLE).toString();
    }

    static GoProject project(boolean vendored, boolean cgo) {
        return project(GoFlags.NONE, vendored, cgo, false);
    }

    private static GoProject project(GoFlags flags, boolean cgo, boolean cpp) {
        return project(flags, false, cgo, cpp);
    }

    private static GoProject project(GoFlags flags, boolean vendored, boolean cgo, boolean cpp) {
        return new GoProject(
                Path.of("shop"),
                ContextRules.NONE,
                ".",
                List.of("go.mod", "go.sum"),
                "1.24",
                vendored,
                cgo,
                List.of(new Command("shop", "./cmd/shop")),
                List.of("cmd"),
                List.of(),
                true,
                OptionalInt.empty(),
                false,
                cpp,
                flags,
                List.of());
    }
}
