package io.github.dockeroptimize.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dockeroptimize.engine.ImageTool.Kind;
import io.github.dockeroptimize.image.Compression;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What {@code build} writes is read back by every tool that takes that kind: the same config, names and files. Tools that
 * aren't there are skipped and reported.
 */
@RequiresEngine
@RequiresRegistry
class ArchiveReadersIT {

    /** Every archive and every kind; without it, those that differ most. */
    private static final boolean ALL = Boolean.getBoolean("docker-optimize.test.all-readers");

    private static final Map<ImageTool, Boolean> PRESENT = new ConcurrentHashMap<>();

    private static final List<ReadableImage> IMAGES = new ArrayList<>();

    @BeforeAll
    static void build() throws IOException {
        App app = App.copy("uber", "-", Apps.fresh("readers"));
        Path own = Files.createDirectories(app.module().resolve("src/main/docker-optimize/opt/readers/sticky"));
        Files.writeString(own.resolve("own"), "own");
        Files.createSymbolicLink(own.resolve("own-link"), Path.of("own"));
        app.build();
        for (List<Compression> base : bases()) {
            String pushed = ReadersBase.push(base);
            for (String format : base.contains(Compression.ZSTD) ? List.of("oci") : List.of("oci", "docker")) {
                for (boolean several : new boolean[] {false, true}) {
                    IMAGES.addAll(build(app, base, pushed, format, several));
                }
            }
        }
    }

    private static List<List<Compression>> bases() {
        List<List<Compression>> bases = new ArrayList<>();
        bases.add(List.of(Compression.GZIP));
        bases.add(List.of(Compression.NONE, Compression.GZIP, Compression.ZSTD));
        if (ALL) {
            bases.add(List.of(Compression.NONE));
            bases.add(List.of(Compression.ZSTD));
            bases.add(List.of(Compression.NONE, Compression.GZIP));
        }
        return bases;
    }

    private static List<ReadableImage> build(
            App app, List<Compression> compressions, String base, String format, boolean several) {
        String pushed = Registry.newImage("readers-" + format);
        List<ReadableImage> images = new ArrayList<>();
        Path layout = Path.of("");
        for (Kind kind : List.of(Kind.LAYOUT, Kind.TAR, Kind.REGISTRY)) {
            String name = kind == Kind.REGISTRY ? pushed : pushed.replaceFirst("^[^/]+/", "");
            String folder = "readers-" + pushed.replaceAll("\\W+", "-") + "-" + kind.word();
            Built built = app.image(
                    folder,
                    "-Ddocker-optimize.destination=" + kind.word(),
                    "-Ddocker-optimize.baseImage=" + base,
                    "-Ddocker-optimize.format=" + format,
                    "-Ddocker-optimize.platforms=linux/amd64" + (several ? ",linux/arm64" : ""),
                    "-Ddocker-optimize.image=" + name,
                    "-Ddocker-optimize.tags=second");
            layout = kind == Kind.LAYOUT ? built.folder().resolve("layout") : layout;
            String place = switch (kind) {
                case LAYOUT -> layout.toString();
                case TAR -> built.tar().toString();
                case REGISTRY -> name;
            };
            List<String> names = List.of(name, name.replaceFirst(":1$", ":second"));
            images.add(new ReadableImage(kind, compressions, format, several, place, names, layout));
        }
        return images;
    }

    static Stream<Arguments> readings() {
        List<ImageTool> tools = new ArrayList<>(DockerTool.all());
        tools.add(ContainerdTool.ofRun());
        tools.addAll(List.of(PodmanTool.values()));
        tools.addAll(List.of(LooseTool.values()));
        return tools.stream()
                .flatMap(tool -> IMAGES.stream()
                        .filter(image -> tool.takes(image))
                        .filter(image -> ALL
                                || image.kind() == Kind.TAR
                                || image.severalPlatforms() == (image.kind() == Kind.REGISTRY))
                        .map(image -> Arguments.of(tool, image)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("readings")
    void isReadBack(ImageTool tool, ReadableImage image) throws IOException {
        assumeTrue(
                PRESENT.computeIfAbsent(tool, any -> {
                    boolean present = tool.presence().succeeds();
                    if (!present) {
                        System.out.println("SKIPPED " + tool + " reads what is built: it isn't there");
                    }
                    return present;
                }),
                tool + " isn't there");

        SeenImage seen = tool.read(image);

        seen.config().ifPresent(config -> assertThat(config).isEqualTo(configOf(image)));
        seen.names()
                .ifPresent(names -> assertThat(names).isIn(new TreeSet<>(image.names()), new TreeSet<>(image.tags())));
        seen.files().ifPresent(ArchiveReadersIT::haveAllFiles);
    }

    private static String configOf(ReadableImage image) {
        try {
            return image.config();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void haveAllFiles(Map<String, String> files) {
        ReadersBase.FILES.forEach(
                (path, expected) -> assertThat(files.get(path)).as(path).startsWith(expected));
        assertThat(files.get("opt/readers/hard")).isEqualTo(files.get("opt/readers/other"));
        assertThat(files).doesNotContainKey("opt/readers/gone");
        assertThat(files.get("opt/readers/sticky/own")).startsWith("f 0644");
        assertThat(files.get("opt/readers/sticky/own-link")).isEqualTo("l own");
        Set<String> application = new TreeSet<>(files.keySet());
        application.removeIf(path ->
                !path.startsWith("app/") || !String.valueOf(files.get(path)).startsWith("f"));
        assertThat(application).as(files.toString()).isNotEmpty();
    }
}
