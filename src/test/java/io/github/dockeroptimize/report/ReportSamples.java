package io.github.dockeroptimize.report;

import io.github.dockeroptimize.ArchiveBuilder;
import io.github.dockeroptimize.TestBuild;
import io.github.dockeroptimize.application.Application;
import io.github.dockeroptimize.application.Coordinates;
import io.github.dockeroptimize.application.LibraryKind;
import io.github.dockeroptimize.dockerfile.SampleOptions;
import io.github.dockeroptimize.image.Compression;
import io.github.dockeroptimize.layering.BumpWeights;
import io.github.dockeroptimize.layering.DependencySplit;
import io.github.dockeroptimize.layering.LayerBudget;
import io.github.dockeroptimize.plan.Additions;
import io.github.dockeroptimize.plan.Entry;
import io.github.dockeroptimize.plan.ImagePath;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Options;
import io.github.dockeroptimize.plan.Planner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Reports on small applications. What their files are compressed to is said, not measured: as much as they are on disk. */
public final class ReportSamples {

    public static final long BASE = 100_000_000;
    static final long JDK = 200_000_000;
    public static final long NAIVE = 9_000_000;

    private final TestBuild build;
    private Options options = SampleOptions.options().build();
    private BaseSizes bases = base -> BaseSizes.Answer.of(base.reference().contains("-jdk") ? JDK : BASE);

    private boolean fixedTimes;

    private ReportSamples(TestBuild build) {
        this.build = build;
    }

    /** A plain jar, which needs a class path. */
    public static ReportSamples plain(Path folder) {
        return new ReportSamples(TestBuild.in(folder)
                .archive(ArchiveBuilder.jar("app-1.0.jar")
                        .manifest("Main-Class", "com.example.App")
                        .mainClass("com/example/App.class", ArchiveBuilder.JAVA_17)));
    }

    static ReportSamples of(TestBuild build) {
        return new ReportSamples(build);
    }

    public ReportSamples release(String coordinates, int kilobytes) {
        return library(coordinates, LibraryKind.RELEASE, kilobytes);
    }

    public ReportSamples snapshot(String coordinates, int kilobytes) {
        return library(coordinates, LibraryKind.SNAPSHOT, kilobytes);
    }

    private ReportSamples library(String coordinates, LibraryKind kind, int kilobytes) {
        byte[] content = new byte[kilobytes * 1000];
        new Random(coordinates.hashCode()).nextBytes(content);
        String[] parts = coordinates.split(":", -1);
        build.library(
                coordinates,
                kind,
                ArchiveBuilder.jar(parts[1] + "-" + parts[2] + (parts.length > 3 ? "-" + parts[3] : "") + ".jar")
                        .stored("content", content));
        return this;
    }

    ReportSamples additions(Additions additions) {
        options = options.withAdditions(additions);
        return this;
    }

    public ReportSamples dependencyLayers(int number) {
        options = options.withDependencies(
                new DependencySplit.ByCost(LayerBudget.parse(Integer.toString(number)), BumpWeights.EQUAL));
        return this;
    }

    ReportSamples fixedTimes() {
        fixedTimes = true;
        return this;
    }

    public ReportSamples bases(BaseSizes known) {
        bases = known;
        return this;
    }

    /** The sizes of files, by what their paths end with. */
    static long size(ImagePlan plan, String... ends) {
        return plan.layers().stream()
                .flatMap(layer -> layer.files().stream())
                .filter(file -> List.of(ends).stream()
                        .anyMatch(end -> file.path().value().endsWith(end)))
                .mapToLong(file -> file.source().size())
                .sum();
    }

    public ImagePlan plan() {
        return Planner.plan(build.inspect(), options);
    }

    public Report report() {
        Application application = build.inspect();
        ImagePlan plan = Planner.plan(application, options);
        Map<ImagePath, Long> compressed = new HashMap<>();
        plan.layers().stream()
                .flatMap(layer -> layer.files().stream())
                .forEach((Entry file) ->
                        compressed.put(file.path(), file.source().size()));
        return Reporter.report(new ReportInput(
                application,
                options,
                plan,
                new CompressedBytes(compressed, Map.of()),
                plan.layers().stream().map(layer -> "of-" + layer.name()).toList(),
                new Size(NAIVE, NAIVE),
                bases,
                ImageBackend.DOCKER,
                Compression.GZIP,
                fixedTimes));
    }

    /** A report with something of everything, in names that nobody should have. */
    public static Report hostile(Path folder) {
        String evil = "<script>alert('x')</script>\"&\u0007\u202e\ud83d\ude80\u05d0\ud83d";
        Report plain = plain(folder)
                .release("org.a:big:1.0", 300)
                .release("org.b:small:1.0", 100)
                .snapshot("org.c:moving:1.0-SNAPSHOT", 50)
                .report();
        List<LayerFigure> layers = plain.layers().stream()
                .map(layer -> new LayerFigure(
                        layer.name() + evil,
                        evil,
                        evil,
                        layer.files(),
                        layer.size(),
                        layer.share(),
                        layer.largest().stream()
                                .map(file -> new PlacedFile(
                                        new ImagePath("/app/" + evil + "/" + "long".repeat(100)),
                                        evil,
                                        file.size(),
                                        file.role(),
                                        file.library()
                                                .map(library -> new PackedLibrary(
                                                        Coordinates.parse("g:" + evil + ":1"), library.kind()))))
                                .toList()))
                .toList();
        Report report = new Report(
                evil,
                evil,
                evil,
                ImageBackend.PLUGIN,
                Compression.ZSTD,
                layers,
                layers.get(0).largest(),
                plain.images().stream()
                        .map(image ->
                                new Comparison(image.id(), evil, evil, BaseSizes.Answer.unknown(evil), image.own(), 1))
                        .toList(),
                plain.variants(),
                plain.same(),
                plain.changes().stream()
                        .map(change -> new ChangeCost(change.id(), evil, evil, change.pushed()))
                        .toList(),
                List.of(new Advice("evil", evil, evil, 1, evil)),
                List.of(evil),
                plain.planned(),
                plain.built());
        return report.with(new ImageFindings(
                evil,
                Optional.of(evil),
                List.of(new ImageFindings.BuiltLayer(evil, evil, true, 1, new Size(2, 1))),
                0.5,
                10,
                0.25,
                5,
                List.of(new ImageFindings.Finding(evil, 2, 3, List.of(evil))),
                List.of(new ImageFindings.Finding(evil, 2, 3, List.of(evil, evil))),
                List.of(new ImageFindings.Finding(evil, 2, 3, List.of(evil, evil)))));
    }

    /** What is found in an image of 120 layers, most of them of a base with a long history. */
    public static ImageFindings badImage() {
        String command = "RUN /bin/sh -c set -eux; " + "apt-get install -y --no-install-recommends curl && ".repeat(40);
        List<ImageFindings.BuiltLayer> layers = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            layers.add(new ImageFindings.BuiltLayer(
                    i < 117 ? command + i : "dependencies-" + i,
                    "sha256:" + "0".repeat(61) + (100 + i),
                    i < 117,
                    10 * i,
                    new Size(2_000_000L + i, 1_000_000L + i)));
        }
        List<ImageFindings.Finding> wasted = new ArrayList<>();
        List<ImageFindings.Finding> duplicates = new ArrayList<>();
        List<ImageFindings.Finding> unwanted = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            String path = "/usr/lib/jvm/" + "a-folder-with-a-long-name/".repeat(i) + "modules";
            wasted.add(new ImageFindings.Finding(path, 2 + i, 90_000_000L >> i, List.of(path)));
            duplicates.add(
                    new ImageFindings.Finding(path, 9, 80_000_000L >> i, List.of(path, path + ".1", path + ".2")));
            unwanted.add(new ImageFindings.Finding(
                    "rule-" + i, 74, 70_000_000L >> i, List.of("/app/classes/" + i + ".pem", path)));
        }
        return new ImageFindings(
                "target/docker-optimize/image.tar",
                Optional.empty(),
                layers,
                0.61,
                312_000_000,
                1.7,
                45_000_000,
                wasted,
                duplicates,
                unwanted);
    }
}
