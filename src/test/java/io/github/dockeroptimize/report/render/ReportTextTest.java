package io.github.dockeroptimize.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockeroptimize.report.BaseSizes;
import io.github.dockeroptimize.report.ImageFindings;
import io.github.dockeroptimize.report.Report;
import io.github.dockeroptimize.report.ReportSamples;
import io.github.dockeroptimize.report.Size;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTextTest {

    private static final int WIDTH = 93;

    @TempDir
    Path folder;

    @Test
    void saysWhatMatters() {
        List<String> lines = ReportText.lines(
                ReportSamples.plain(folder)
                        .release("org.a:big:1.0", 3000)
                        .release("org.b:small:1.0", 1000)
                        .report(),
                WIDTH);
        assertThat(lines)
                .contains("jar with a class path of 2 'target/app-1.0.jar' on eclipse-temurin:17-jre")
                .anyMatch(line -> line.matches("dependencies +2 +4\\.0 MB +4\\.0 MB +100\\.0 % +2 dependencies.*"))
                .anyMatch(line -> line.matches("this plan +eclipse-temurin:17-jre +100\\.0 MB +4\\.0 MB +104\\.0 MB"))
                .anyMatch(line ->
                        line.matches("One dependency, on average \\(2 of them\\) +9\\.0 MB +4\\.0 MB +2\\.0 MB"))
                .contains("Saves 2.0 MB: Split the dependencies into up to 5 layers")
                .contains("  <dependencyLayers>5</dependencyLayers>");
    }

    @Test
    void staysWithinItsWidthAndObeysNobody() {
        assertThat(ReportText.lines(ReportSamples.hostile(folder), WIDTH))
                .allSatisfy(line ->
                        assertThat(line).hasSizeLessThanOrEqualTo(WIDTH).doesNotMatch(".*[\\p{Cntrl}\\p{Cf}].*"));
    }

    @Test
    void saysWhyASizeIsMissing() {
        List<String> lines = ReportText.lines(
                ReportSamples.plain(folder)
                        .bases(base -> BaseSizes.Answer.unknown("Maven is offline"))
                        .report(),
                WIDTH);
        assertThat(lines).contains("Sizes of base images are not known: Maven is offline");
    }

    @Test
    void saysWhatWasFoundInTheBuiltImageAndWhatToDo() {
        Report report = ReportSamples.plain(folder)
                .report()
                .with(new ImageFindings(
                        "target/docker-optimize/image.tar",
                        Optional.empty(),
                        List.of(new ImageFindings.BuiltLayer("ADD base", "sha256:1", true, 7, new Size(3000, 2000))),
                        0.5,
                        1000,
                        0.25,
                        500,
                        List.of(new ImageFindings.Finding("/etc/passwd", 2, 90, List.of("/etc/passwd"))),
                        List.of(),
                        List.of(new ImageFindings.Finding("environment-file", 1, 6, List.of("/app/.env")))));
        assertThat(ReportText.lines(report, WIDTH))
                .contains("As built: target/docker-optimize/image.tar")
                .contains(
                        "dive's scores: efficiency 50.0 %, wasted 1.0 kB, 25.0 % of everything above the lowest layer",
                        "Avoidable above the base: 500 B")
                .anyMatch(line -> line.matches("ADD base +7 +3\\.0 kB +2\\.0 kB +the base"))
                .anyMatch(line -> line.matches("environment-file +1 +6 B +/app/\\.env"))
                .anyMatch(line -> line.matches("/etc/passwd +2 +90 B +/etc/passwd"))
                .anyMatch(line -> line.startsWith("  <exclude>**/.env</exclude> in <excludes> of the <resource>"));
    }
}
