package io.github.dockeroptimize.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.PythonInstall.Tool;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Packages;
import io.github.dockeroptimize.plan.Planner;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SystemPackagesTest {

    private static final List<String> NONE = List.of();

    @Test
    void theLastStageStartsFromOneWithThePackages() {
        String text = text(new SampleOptions().packages(List.of("libpq5", "curl=8.*"), NONE));
        assertThat(DockerfileLinter.findings(text)).isEmpty();
        assertThat(text).contains("""
                        FROM python:3.13-slim AS packages
                        # hadolint ignore=DL3002
                        USER 0:0
                        # hadolint ignore=DL3008,DL3018
                        RUN apt-get update \\
                            && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends libpq5 'curl=8.*' \\
                            && apt-get clean \\
                            && rm -rf /var/lib/apt/lists/* /var/log/apt /var/log/dpkg.log
                        """, "\nFROM packages\nCOPY --from=dependencies", "\nUSER 65532:65532\n");
    }

    @Test
    void theBuilderHasItsOwn() {
        String text = text(new SampleOptions().packages(NONE, List.of("libpq-dev")));
        assertThat(text).contains("FROM python:3.13 AS dependencies\n# hadolint ignore=DL3002\nUSER 0:0\n");
        assertThat(text).doesNotContain("FROM packages");
    }

    @Test
    void theNameOfTheBaseSaysItsPackageManager() {
        assertThat(text(new SampleOptions().baseImage("python:3.13-alpine").packages(List.of("libpq"), NONE)))
                .contains("\nRUN apk add --no-cache libpq\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"registry.example.com/base/python:3.13", "python:3.13-ubi9"})
    void elseTheShellFindsIt(String base) {
        String text = text(new SampleOptions().baseImage(base).packages(List.of("libpq"), NONE));
        assertThat(DockerfileLinter.findings(text)).isEmpty();
        assertThat(text)
                .contains(
                        "RUN if command -v apt-get > /dev/null; then apt-get update && ",
                        "    elif command -v apk > /dev/null; then apk add --no-cache libpq; \\\n",
                        "    elif command -v microdnf > /dev/null; then microdnf install -y --nodocs libpq && microdnf clean all;");
    }

    @Test
    void aBaseWithoutPackageManagerIsRefused() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Planner.plan(
                        GoStagesTest.project(false, false),
                        "shop",
                        new SampleOptions().packages(List.of("ffmpeg"), NONE).build()))
                .withMessage("'systemPackages' has 'ffmpeg', but 'gcr.io/distroless/static-debian13:nonroot' has no"
                        + " package manager; set <baseImage> to one that has, such as 'debian:13-slim'");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new Packages(List.of("a; rm"), NONE))
                .withMessageContaining("'a; rm', which is not the name of a package");
    }

    @Test
    void theDigestsDayIsSaid() {
        ImagePlan plan = Planner.plan(
                PythonStagesTest.project(Tool.PIP, List.of("python", "-m", "shop")),
                "shop",
                new SampleOptions().packages(List.of("libpq5"), NONE).build());
        assertThat(plan.notes()).anyMatch(note -> note.startsWith("'systemPackages' are those of the day"));
    }

    private static String text(SampleOptions options) {
        ImagePlan plan = Planner.plan(
                PythonStagesTest.project(Tool.PIP, List.of("python", "-m", "shop")), "shop", options.build());
        return DockerfilePlan.of(plan, Dialect.PORTABLE).toString();
    }
}
