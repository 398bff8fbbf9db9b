package io.github.dockeroptimize.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockeroptimize.ArchiveBuilder;
import io.github.dockeroptimize.TestBuild;
import io.github.dockeroptimize.application.ContextRules;
import io.github.dockeroptimize.application.GoFlags;
import io.github.dockeroptimize.application.GoProject;
import io.github.dockeroptimize.image.ImageName;
import io.github.dockeroptimize.plan.BaseImage;
import io.github.dockeroptimize.plan.Entry;
import io.github.dockeroptimize.plan.ImageConfig;
import io.github.dockeroptimize.plan.ImagePath;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Layer;
import io.github.dockeroptimize.plan.LayerContent;
import io.github.dockeroptimize.plan.LayerName;
import io.github.dockeroptimize.plan.Origin;
import io.github.dockeroptimize.plan.Owner;
import io.github.dockeroptimize.plan.Recipe;
import io.github.dockeroptimize.plan.Source;
import io.github.dockeroptimize.plan.User;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GenerateSummaryTest {

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
    void saysHowALayerIsMadeWhoseFilesAreNotKnown() {
        ImagePath directory = new ImagePath("/opt/app");
        Recipe recipe = new Recipe.Compiled(
                new GoProject(
                        Path.of("app"),
                        ContextRules.NONE,
                        ".",
                        List.of("go.mod"),
                        "1.24",
                        false,
                        false,
                        List.of(new GoProject.Command("app", ".")),
                        List.of("main.go"),
                        List.of(),
                        false,
                        OptionalInt.empty(),
                        false,
                        false,
                        GoFlags.NONE,
                        List.of()),
                "app",
                new BaseImage("golang:1.24"),
                directory);
        Layer made = new Layer(new LayerName("made"), new LayerContent.Made(recipe, directory));
        assertThat(summary(List.of(layer("application", 512), made), List.of()))
                .contains("  made         " + recipe.describe());
        assertThat(summary(Stream.concat(layers(9).stream(), Stream.of(made)).toList(), List.of()))
                .contains("  and 3 more layers: layer-8, layer-9, made");
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

    private List<String> summary(List<Layer> layers, List<String> notes) {
        ArchiveBuilder jar = ArchiveBuilder.jar("app.jar")
                .manifest("Main-Class", "com.example.App")
                .mainClass("com/example/App.class", ArchiveBuilder.JAVA_17);
        ImagePlan plan = new ImagePlan(
                ImageName.parse("app:1.0"),
                Origin.of(TestBuild.in(folder).archive(jar).inspect()),
                BaseImage.parse("eclipse-temurin:17-jre"),
                layers,
                List.of(),
                new ImageConfig(
                        List.of(),
                        List.of(),
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        List.of(),
                        User.parse("1000"),
                        Optional.empty(),
                        List.of(),
                        Optional.empty()),
                notes);
        return GenerateSummary.of(plan, "target/docker-optimize/context");
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
        return Layer.of(
                new LayerName(name),
                top.path(),
                Stream.concat(Stream.of(top), files).toList());
    }
}
