package io.github.dockeroptimize.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.dockeroptimize.application.GoFlags;
import io.github.dockeroptimize.dockerfile.SampleOptions;
import io.github.dockeroptimize.image.AnalyzedImage;
import io.github.dockeroptimize.image.ImageReader;
import io.github.dockeroptimize.inspect.SourceInspection;
import io.github.dockeroptimize.inspect.context.SourceChoices;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Planner;
import io.github.dockeroptimize.report.render.ReportJson;
import io.github.dockeroptimize.report.render.ReportPage;
import io.github.dockeroptimize.report.render.ReportText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of images of the shapes that a container compiles, with a few files instead of what would be in them. */
class CompiledReportTest {

    private static final long BASE = 30_000_000;

    @TempDir
    Path folder;

    private static List<String> names(ImagePlan plan) {
        return plan.layers().stream().map(layer -> layer.name().value()).toList();
    }

    private static ImagePlan plan(String app) {
        return Planner.plan(
                SourceInspection.recognise(Path.of("src/test/apps", app), "shop", GoFlags.NONE, SourceChoices.NONE)
                        .orElseThrow(),
                "shop",
                SampleOptions.options().build());
    }

    /** With random bytes. */
    private record Content(String path, int bytes) {}

    /** Each file in a layer of its own. */
    private Report report(String app, Content... files) throws Exception {
        return report(app, Stream.of(files).map(List::of).toList());
    }

    /** Over a base of one layer. */
    private Report report(String app, List<List<Content>> layers) throws Exception {
        JibContainerBuilder image = Jib.fromScratch().addLayer(List.of(file(new Content("base", 10))), "/etc");
        for (List<Content> files : layers) {
            FileEntriesLayer.Builder layer = FileEntriesLayer.builder();
            for (Content file : files) {
                layer.addEntry(file(file), AbsoluteUnixPath.get(file.path()));
            }
            image.addFileEntriesLayer(layer.build());
        }
        Path tar = folder.resolve("image.tar");
        image.containerize(Containerizer.to(TarImage.at(tar).named("shop:1"))
                .setBaseImageLayersCache(folder.resolve("cache"))
                .setApplicationLayersCache(folder.resolve("cache")));
        ImagePlan plan = plan(app);
        try (ImageReader reader = ImageReader.open(tar, "linux/amd64")) {
            AnalyzedImage analyzed = reader.analyze(1);
            return CompiledReport.of(
                    plan,
                    analyzed,
                    reader.compressedSizes(1, ImageBackend.DOCKER::compressed),
                    FindingsOfImage.of(analyzed, "image.tar", names(plan)),
                    base -> BaseSizes.Answer.of(BASE));
        }
    }

    private Path file(Content content) throws IOException {
        byte[] bytes = new byte[content.bytes()];
        new Random(content.path().hashCode()).nextBytes(bytes);
        return Files.write(folder.resolve(content.path().replace('/', '_')), bytes);
    }

    @ParameterizedTest
    @CsvSource({
        "node-api, dependencies application",
        "vite-site, server application",
        "python-service, dependencies application",
        "go-service, application"
    })
    void layersAreNamedByWhatTheDockerfileCopies(String app, String names) {
        assertThat(names(plan(app))).containsExactly(names.split(" "));
    }

    @Test
    void isWhatTheImageHolds() throws Exception {
        Report report = report(
                "node-api", new Content("/app/node_modules/x/x.js", 50_000), new Content("/app/dist/app.js", 4_000));
        assertThat(report.layers())
                .extracting(LayerFigure::name, LayerFigure::holds, LayerFigure::files)
                .containsExactly(
                        tuple("dependencies", "installed third-party packages", 1),
                        tuple("application", "the application's own files", 1));
        assertThat(report.layers().get(0).size().disk()).isEqualTo(50_000);
        assertThat(report.layers().get(0).size().compressed()).isBetween(50_000L, 50_600L);
        assertThat(report.largestFiles())
                .extracting(file -> file.path().value())
                .containsExactly("/app/node_modules/x/x.js", "/app/dist/app.js");
        assertThat(report.thisImage().whole().orElseThrow())
                .isEqualTo(BASE + report.size().compressed());
        assertThat(report.built()).isPresent();
    }

    @Test
    void aChangePushesTheLayersThatItReaches() throws Exception {
        Report node = report(
                "node-api", new Content("/app/node_modules/x/x.js", 50_000), new Content("/app/dist/app.js", 4_000));
        Report python =
                report("python-service", new Content("/app/.venv/x.py", 50_000), new Content("/app/app.py", 4_000));
        Report go = report("go-service", new Content("/app/server", 70_000));

        long dependencies = node.layers().get(0).size().compressed();
        long application = node.layers().get(1).size().compressed();
        assertThat(cost(node, "one-class")).isEqualTo(application);
        assertThat(cost(node, "dependency-mean")).isEqualTo(dependencies + application);
        assertThat(cost(python, "one-class"))
                .isEqualTo(python.layers().get(1).size().compressed());
        assertThat(cost(python, "dependency-mean"))
                .isEqualTo(python.layers().get(0).size().compressed());
        assertThat(cost(go, "one-class")).isEqualTo(cost(go, "dependency-mean")).isGreaterThan(70_000);
    }

    @Test
    void packagesAreLibraries() throws Exception {
        Report node = report(
                "node-api",
                List.of(
                        List.of(
                                new Content("/app/node_modules/x/x.js", 500),
                                new Content("/app/node_modules/x/lib/more.js", 300),
                                new Content("/app/node_modules/@me/y/y.js", 400),
                                new Content("/app/node_modules/.bin/x", 10)),
                        List.of(new Content("/app/dist/app.js", 4_000))));
        assertThat(node.layers().get(0).largest())
                .extracting(
                        file -> file.path().value(),
                        file -> file.size().disk(),
                        file -> file.library()
                                .map(library -> library.coordinates().toString())
                                .orElse(""))
                .containsExactly(
                        tuple("/app/node_modules/x", 800L, "x"),
                        tuple("/app/node_modules/@me/y", 400L, "@me/y"),
                        tuple("/app/node_modules/.bin", 10L, ".bin"));
        assertThat(node.largestFiles()).hasSize(5);
    }

    @Test
    void ofAnotherImageTheLayersAreKnownByWhatMadeThem() throws Exception {
        Report report = report("node-api", new Content("/app/app.js", 4_000));
        assertThat(report.layers()).hasSize(1).allMatch(layer -> layer.holds().equals("other files"));
        assertThat(report.changes()).isEmpty();
    }

    @Test
    void saysWhichSourcesNotToCopy() throws Exception {
        Report report = report(
                "python-service",
                new Content("/app/.venv/lib/site-packages/x/.env", 100),
                new Content("/app/conf/.env", 10));
        assertThat(report.advice())
                .extracting(Advice::setting)
                .containsExactly("<sources> without what is copied to '/app/conf/.env'");
    }

    @Test
    void isWrittenInEveryWay() throws Exception {
        Report report = report(
                "node-api", new Content("/app/node_modules/x/x.js", 50_000), new Content("/app/dist/app.js", 4_000));
        assertThat(ReportText.lines(report, 93))
                .contains("Pushed again by  as built")
                .noneMatch(line -> line.contains("naive"))
                .allMatch(line -> line.length() <= 93);
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Files.readString(Path.of("docs/report-schema.json")), InputFormat.JSON)
                        .validate(ReportJson.write(report), InputFormat.JSON))
                .isEmpty();
        assertThat(Jsoup.parse(ReportPage.write(report)).text())
                .contains("What a machine fetches", "A source file", "One dependency", "The built image")
                .doesNotContain("naive");
    }

    private static long cost(Report report, String id) {
        return report.changes().stream()
                .filter(change -> change.id().equals(id))
                .findFirst()
                .orElseThrow()
                .ofPlan();
    }
}
