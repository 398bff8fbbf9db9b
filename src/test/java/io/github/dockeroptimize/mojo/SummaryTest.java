package io.github.dockeroptimize.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockeroptimize.ArchiveBuilder;
import io.github.dockeroptimize.TestBuild;
import io.github.dockeroptimize.plan.BaseImage;
import io.github.dockeroptimize.plan.Contents;
import io.github.dockeroptimize.plan.Entry;
import io.github.dockeroptimize.plan.ImageConfig;
import io.github.dockeroptimize.plan.ImagePath;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Layer;
import io.github.dockeroptimize.plan.Origin;
import io.github.dockeroptimize.plan.Owner;
import io.github.dockeroptimize.plan.Source;
import io.github.dockeroptimize.plan.User;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryTest {

    private static final String HEAD = "jar without dependencies 'target/app.jar' on eclipse-temurin:17-jre";
    private static final String TAIL = "Build it with: docker build -t app:1.0 target/docker-optimize/context";

    @TempDir
    Path folder;

    @Test
    void saysWhatWentWhere() {
        assertThat(summary(List.of(layer("dependencies", 20_000_000, 3_500_000), layer("application", 512)), List.of()))
                .containsExactly(HEAD, "  dependencies    23.5 MB  2 files", "  application       512 B  1 file", TAIL);
    }

    @Test
    void putsNotesBeforeTheCommand() {
        assertThat(summary(List.of(layer("application", 1)), List.of("the first", "the second")))
                .containsExactly(HEAD, "  application        1 B  1 file", "Note: the first", "Note: the second", TAIL);
    }

    @Test
    void hasALineForEachOfEightLayers() {
        assertThat(summary(layers(8), List.of())).hasSize(10).contains("  layer-8     1.0 kB  1 file");
    }

    @Test
    void sumsUpTheRestOfManyLayers() {
        assertThat(summary(layers(10), List.of()))
                .hasSize(10)
                .contains("  layer-7      1.0 kB  1 file", "  and 3 more layers: layer-8, layer-9, layer-10, 3.0 kB");
    }

    @Test
    void leavesRoomForNotes() {
        assertThat(summary(layers(4), List.of("1", "2", "3", "4", "5", "6")))
                .hasSize(10)
                .contains(
                        "  layer-1     1.0 kB  1 file", "  and 3 more layers: layer-2, layer-3, layer-4, 3.0 kB", TAIL);
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 8, 12})
    void leavesNoNoteOutHoweverManyThereAre(int count) {
        List<String> notes = IntStream.rangeClosed(1, count)
                .mapToObj(number -> "number " + number)
                .toList();
        assertThat(summary(layers(4), notes))
                .contains(HEAD, "Note: number 1", "Note: number " + count, TAIL)
                .filteredOn(line -> line.contains("layer"))
                .containsExactly("  and 4 more layers: layer-1, layer-2, layer-3, layer-4, 4.0 kB");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "999, 999 B",
        "1000, 1.0 kB",
        "1050, 1.1 kB",
        "999900, 999.9 kB",
        "1000000, 1.0 MB",
        "23456789, 23.5 MB",
        "5000000000, 5000.0 MB"
    })
    void countsInThousands(long bytes, String size) {
        assertThat(Summary.size(bytes)).isEqualTo(size);
    }

    private List<String> summary(List<Layer> layers, List<String> notes) {
        ArchiveBuilder jar = ArchiveBuilder.jar("app.jar")
                .manifest("Main-Class", "com.example.App")
                .mainClass("com/example/App.class", ArchiveBuilder.JAVA_17);
        ImagePlan plan = new ImagePlan(
                "app:1.0",
                Origin.of(TestBuild.in(folder).archive(jar).inspect()),
                BaseImage.parse("eclipse-temurin:17-jre"),
                new Contents.FromLayers(),
                layers,
                Optional.empty(),
                new ImageConfig(
                        List.of(),
                        List.of(),
                        Map.of(),
                        Map.of(),
                        List.of(),
                        User.parse("1000"),
                        Optional.empty(),
                        List.of(),
                        List.of()),
                notes);
        return Summary.of(plan, "target/docker-optimize/context");
    }

    private static List<Layer> layers(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> layer("layer-" + number, 1000))
                .toList();
    }

    private static Layer layer(String name, long... sizes) {
        Stream<Entry> files = IntStream.range(0, sizes.length)
                .mapToObj(i -> new Entry(
                        new ImagePath("/app/" + i),
                        0644,
                        Owner.ROOT,
                        new Source.DiskFile(Path.of("file"), sizes[i], "file")));
        Entry top = new Entry(new ImagePath("/app"), 0755, Owner.ROOT, new Source.Folder());
        return new Layer(name, Stream.concat(Stream.of(top), files).toList());
    }
}
