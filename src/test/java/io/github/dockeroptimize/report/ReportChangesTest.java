package io.github.dockeroptimize.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.dockeroptimize.application.Coordinates;
import io.github.dockeroptimize.plan.Additions;
import io.github.dockeroptimize.plan.Agent;
import io.github.dockeroptimize.plan.ImagePath;
import io.github.dockeroptimize.plan.ImagePlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each figure against the sum of the files that it stands for. */
class ReportChangesTest {

    @TempDir
    Path folder;

    private ReportSamples sample;

    @BeforeEach
    void application() {
        sample = ReportSamples.plain(folder)
                .release("org.big:core:1.0", 3000)
                .release("org.big.more:util:1.0", 400)
                .release("org.big.more:web:1.0", 300)
                .release("net.small:tool:1.0", 50)
                .snapshot("org.c:moving:1.0-SNAPSHOT", 70);
    }

    private static ChangeCost change(Report report, String id) {
        return report.changes().stream()
                .filter(change -> change.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static long pushed(Report report, String change, String variant) {
        return change(report, change).pushed().getOrDefault(variant, -1L);
    }

    @Test
    void oneClassPushesTheLayerOfTheApplication() {
        ImagePlan plan = sample.plan();
        assertThat(pushed(sample.report(), "one-class", "plan")).isEqualTo(ReportSamples.size(plan, "/app.jar"));
    }

    @Test
    void anyChangePushesAllOfTheNaiveImage() {
        assertThat(sample.report().changes())
                .isNotEmpty()
                .allSatisfy(change -> assertThat(change.pushed()).containsEntry("naive", ReportSamples.NAIVE));
    }

    @Test
    void aSnapshotKeepsItsNameSoThatOnlyItsLayerIsPushed() {
        assertThat(pushed(sample.report(), "snapshot", "plan"))
                .isEqualTo(ReportSamples.size(sample.plan(), "-SNAPSHOT.jar"));
    }

    @Test
    void aDependencyInOneLayerPushesAllOfThemAndTheJarThatNamesThem() {
        long all = ReportSamples.size(sample.plan(), "-1.0.jar", "/app.jar");
        Report report = sample.report();
        assertThat(pushed(report, "dependency-mean", "plan")).isEqualTo(all);
        assertThat(pushed(report, "dependency-worst", "plan")).isEqualTo(all);
        assertThat(change(report, "dependency-worst").detail()).isEqualTo("org.big:core");
    }

    @Test
    void aDependencyInItsOwnLayerPushesThatAndTheJarThatNamesIt() {
        ImagePlan plan = sample.dependencyLayers(64).plan();
        assertThat(plan.layers()).hasSize(5);
        long app = ReportSamples.size(plan, "/app.jar");
        long core = ReportSamples.size(plan, "/core-1.0.jar");
        long more = ReportSamples.size(plan, "/util-1.0.jar", "/web-1.0.jar");
        long small = ReportSamples.size(plan, "/tool-1.0.jar");
        assertThat(pushed(sample.report(), "dependency-mean", "plan"))
                .isCloseTo(app + (core + more + more + small) / 4, within(1L));
        assertThat(pushed(sample.report(), "dependency-worst", "plan")).isEqualTo(app + core);
    }

    @Test
    void theFrameworkIsWhatMostLibrariesAreOf() {
        ImagePlan plan = sample.dependencyLayers(64).plan();
        ChangeCost change = change(sample.report(), "framework");
        assertThat(change.detail()).isEqualTo("org.big, 3 artifacts");
        assertThat(change.pushed())
                .containsEntry(
                        "plan", ReportSamples.size(plan, "/core-1.0.jar", "/util-1.0.jar", "/web-1.0.jar", "/app.jar"));
    }

    @Test
    void everyVariantIsPricedAndThoseThatComeOutTheSameAreShownOnce() {
        Report report = sample.report();
        assertThat(report.variants())
                .extracting(Variant::id)
                .containsExactly(
                        "naive",
                        "dependencyLayers-1",
                        "plan",
                        "dependencyLayers-5",
                        "dependencyLayers-10",
                        "dependencyLayers-20");
        assertThat(report.same())
                .containsOnly(
                        Map.entry("dependencyLayers-1", "plan"),
                        Map.entry("dependencyLayers-10", "dependencyLayers-5"),
                        Map.entry("dependencyLayers-20", "dependencyLayers-5"));
        assertThat(report.changes())
                .allSatisfy(change -> assertThat(change.pushed()).hasSize(6));
        assertThat(report.distinctVariants())
                .extracting(Variant::id)
                .containsExactly("naive", "plan", "dependencyLayers-5");
        assertThat(report.distinctImages()).extracting(Comparison::id).containsExactly("naive", "plan");
        assertThat(sample.dependencyLayers(2).report().distinctVariants())
                .extracting(Variant::id)
                .containsExactly("naive", "dependencyLayers-1", "plan", "dependencyLayers-5");
    }

    @Test
    void layersAreWhatTheirFilesAre() {
        Report report = sample.report();
        assertThat(report.size().compressed()).isEqualTo(sample.plan().size());
        assertThat(report.layers())
                .extracting(LayerFigure::holds)
                .containsExactly(
                        "4 dependencies, mostly org.big",
                        "1 dependency of org.c",
                        "the application's own classes and resources");
        assertThat(report.layers().stream().mapToDouble(LayerFigure::share).sum())
                .isCloseTo(1, within(1e-9));
        assertThat(report.largestFiles().get(0).library())
                .hasValueSatisfying(library -> assertThat(library.coordinates()).hasToString("org.big:core:1.0"));
    }

    @Test
    void agentsAreShownWithTheirVersionsAndDirectoriesAsSuch() {
        Agent probe = new Agent(
                Coordinates.parse("org.acme:probe:3.1"), "", Optional.of(new Agent.Jar(Path.of("pom.xml"), 7)));
        Report report = ReportSamples.plain(folder)
                .additions(Additions.NONE.withAgents(List.of(probe)).withWritable(List.of(new ImagePath("/data"))))
                .report();

        assertThat(report.layers())
                .extracting(LayerFigure::holds)
                .containsExactly(
                        "Java agents: org.acme:probe:3.1",
                        "the application's own classes and resources",
                        "directories to write to");
    }

    @Test
    void noGroupIsMostOfALayerThatHasNotHalfOfIt() {
        ReportSamples even = ReportSamples.plain(folder)
                .release("org.a:a:1.0", 50)
                .release("org.b:b:1.0", 50)
                .release("org.c:c:1.0", 50);
        assertThat(even.report().layers().get(0).holds()).isEqualTo("3 dependencies of 3 groups");
    }

    @Test
    void basesCountWhereTheyAreKnown() {
        Report known = sample.report();
        assertThat(known.distinctImages())
                .extracting(Comparison::base)
                .containsExactly("eclipse-temurin:17-jdk", "eclipse-temurin:17-jre");
        assertThat(known.images().get(0).whole()).hasValue(ReportSamples.JDK + ReportSamples.NAIVE);
        assertThat(known.thisImage().whole())
                .hasValue(ReportSamples.BASE + sample.plan().size());
        Report unknown = sample.bases(base -> BaseSizes.Answer.unknown("nobody is there"))
                .report();
        assertThat(unknown.images())
                .allSatisfy(image -> assertThat(image.whole()).isEmpty());
    }
}
