package io.github.dockeroptimize.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockeroptimize.ArchiveBuilder;
import io.github.dockeroptimize.TestBuild;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdvisorTest {

    @TempDir
    Path folder;

    private static Advice the(String id, Report report) {
        return report.advice().stream()
                .filter(advice -> advice.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> ids(Report report) {
        return report.advice().stream().map(Advice::id).toList();
    }

    @Test
    void hasNothingToSayOfWhatIsWell() {
        assertThat(ids(ReportSamples.plain(folder).release("org.a:a:1.0", 10).report()))
                .isEmpty();
    }

    @Test
    void splitsDependenciesWhereThatIsWorthIt() {
        ReportSamples sample =
                ReportSamples.plain(folder).release("org.a:a:1.0", 3000).release("org.b:b:1.0", 1000);
        Advice advice = the("dependency-layers", sample.report());
        assertThat(advice.setting()).isEqualTo("<dependencyLayers>5</dependencyLayers>");
        assertThat(advice.saved()).isBetween(1_900_000L, 2_100_000L);
        assertThat(ids(sample.dependencyLayers(5).report())).doesNotContain("dependency-layers");
    }

    @Test
    void doesNotSplitWhatIsSmall() {
        assertThat(ids(ReportSamples.plain(folder)
                        .release("org.a:a:1.0", 100)
                        .release("org.b:b:1.0", 100)
                        .report()))
                .doesNotContain("dependency-layers");
    }

    @Test
    void doesNotAdviseFewerLayersWhichPushMore() {
        ReportSamples sample = ReportSamples.plain(folder);
        for (char group = 'a'; group <= 'j'; group++) {
            sample = sample.release("org." + group + ":" + group + ":1.0", 100);
        }
        assertThat(ids(sample.dependencyLayers(10).report())).doesNotContain("dependency-layers");
    }

    @Test
    void pinsSnapshots() {
        Advice advice = the(
                "snapshots",
                ReportSamples.plain(folder)
                        .snapshot("org.c:moving:1.3-SNAPSHOT", 50)
                        .report());
        assertThat(advice.setting()).isEqualTo("<version>1.3</version> for moving, once it is released");
    }

    @Test
    void findsTwoLibrariesOfOneName() {
        Advice advice = the(
                "twice",
                ReportSamples.plain(folder)
                        .release("old.home:json:1.0", 50)
                        .release("new.home:json:2.0", 70)
                        .report());
        assertThat(advice.reason()).contains("new.home:json:2.0 and old.home:json:1.0");
        assertThat(advice.setting()).contains("<groupId>old.home</groupId>");
    }

    @Test
    void leavesOutOtherSystemsTestsAndCompilers() {
        Report report = ReportSamples.plain(folder)
                .release("io.netty:native:1.0:windows-x86_64", 60)
                .release("io.netty:native:1.0:linux-x86_64", 60)
                .release("junit:junit:4.13", 20)
                .release("org.projectlombok:lombok:1.0", 30)
                .report();
        assertThat(the("other-systems", report).reason())
                .isEqualTo("Linux containers don't use io.netty:native:windows-x86_64.");
        assertThat(report.advice())
                .extracting(Advice::title)
                .contains("Leave out junit", "Leave out lombok")
                .doesNotContain("Keep only one library named native");
    }

    @Test
    void startsBootWithoutItsLauncher() {
        TestBuild build = TestBuild.in(folder)
                .archive(ArchiveBuilder.bootJar("3.5.0")
                        .launcher("org.springframework.boot.loader.launch.JarLauncher")
                        .libraries("BOOT-INF/lib/", "a-1.0.jar"));
        assertThat(the("layout-thin", ReportSamples.of(build).report()).setting())
                .isEqualTo("<layout>thin</layout>");
    }

    @Test
    void givesModulesInsideAnArchiveAFixedTime() {
        TestBuild build = TestBuild.in(folder)
                .archive(ArchiveBuilder.bootJar("3.5.0")
                        .launcher("org.springframework.boot.loader.launch.JarLauncher")
                        .libraries("BOOT-INF/lib/", "sibling-1.0.jar"))
                .reactor("com.example:sibling:1.0");
        Report report = ReportSamples.of(build).report();
        Advice advice = the("output-timestamp", report);
        assertThat(advice.setting()).startsWith("<project.build.outputTimestamp>");
        assertThat(advice.saved()).isPositive();
        assertThat(ids(ReportSamples.of(build).fixedTimes().report())).doesNotContain("output-timestamp");
    }

    @Test
    void aPlainJarHasNoUseForWhatOtherShapesAreAdvised() {
        TestBuild build = TestBuild.in(folder)
                .archive(ArchiveBuilder.jar("app.jar")
                        .manifest("Main-Class", "com.example.App")
                        .mainClass("com/example/App.class", ArchiveBuilder.JAVA_17))
                .reactor("com.example:sibling:1.0");
        assertThat(ids(ReportSamples.of(build).report())).doesNotContain("layout-thin", "output-timestamp", "uber-jar");
    }

    @Test
    void takesAnUberJarApart() {
        TestBuild build = TestBuild.in(folder)
                .archive(ArchiveBuilder.jar("app-1.0.jar")
                        .manifest("Main-Class", "com.example.App")
                        .mainClass("com/example/App.class", ArchiveBuilder.JAVA_17));
        ArchiveBuilder.jar("original-app-1.0.jar").write(build.target());
        assertThat(ids(ReportSamples.of(build).report())).contains("uber-jar");
    }

    @Test
    void whatSavesMostComesFirst() {
        List<Advice> advice = ReportSamples.plain(folder)
                .release("org.a:a:1.0", 3000)
                .release("org.b:b:1.0", 1000)
                .release("junit:junit:4.13", 20)
                .snapshot("org.c:moving:1.3-SNAPSHOT", 500)
                .report()
                .advice();
        assertThat(advice).extracting(Advice::saved).isSortedAccordingTo((a, b) -> Long.compare(b, a));
    }
}
