package io.github.dockeroptimize.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
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
}
