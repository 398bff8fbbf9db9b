package io.github.dockeroptimize.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockeroptimize.ArchiveBuilder;
import io.github.dockeroptimize.TestBuild;
import io.github.dockeroptimize.dockerfile.SampleOptions;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Planner;
import io.github.dockeroptimize.report.ImageFindings;
import io.github.dockeroptimize.report.ImageFindings.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlannedFindingsTest {

    @TempDir
    Path folder;

    private ImageFindings findings(ArchiveBuilder archive) throws IOException {
        ImagePlan plan = Planner.plan(
                TestBuild.in(folder).archive(archive).inspect(),
                SampleOptions.options().build());
        Path scratch = Files.createDirectories(folder.resolve("scratch"));
        ImageFindings findings = PlannedFindings.of(plan, scratch).orElseThrow();
        assertThat(scratch).isEmptyDirectory();
        return findings;
    }

    private static ArchiveBuilder boot() {
        return ArchiveBuilder.bootJar("3.5.0").launcher("org.springframework.boot.loader.launch.JarLauncher");
    }

    @Test
    void whatIsWellHasNothingToFind() throws IOException {
        ImageFindings findings = findings(boot().libraries("BOOT-INF/lib/", "a-1.0.jar"));
        assertThat(findings.efficiency()).isEqualTo(1);
        assertThat(findings.wastedBytes()).isZero();
        assertThat(findings.unwanted()).isEmpty();
        assertThat(findings.duplicates()).isEmpty();
    }

    @Test
    void whatResourcesBroughtIsFoundBeforeAnythingIsBuilt() throws IOException {
        String model = "model".repeat(1000);
        ImageFindings findings = findings(boot().libraries("BOOT-INF/lib/", "json-1.0.jar", "json-2.0.jar")
                .entry("BOOT-INF/classes/.env", "SECRET=1\n")
                .entry("BOOT-INF/classes/model.bin", model)
                .entry("BOOT-INF/classes/again/model.bin", model));
        assertThat(findings.unwanted())
                .extracting(Finding::what)
                .containsExactlyInAnyOrder("environment-file", "library-versions");
        assertThat(findings.duplicates()).extracting(Finding::bytes).containsExactly((long) model.length());
        assertThat(findings.duplicates().get(0).paths())
                .isEqualTo(List.of("/app/BOOT-INF/classes/again/model.bin", "/app/BOOT-INF/classes/model.bin"));
    }
}
