package io.github.dockeroptimize.container;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockeroptimize.container.BaseFilesystem.Found;
import io.github.dockeroptimize.image.ImageReader;
import io.github.dockeroptimize.plan.Owner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaseFilesystemTest {

    private static final Found USUAL = new Found(true, 0755, Owner.ROOT);

    @TempDir
    Path folder;

    private final List<byte[]> layers = new ArrayList<>();

    private static TarBuilder tar() {
        return new TarBuilder();
    }

    private BaseFilesystemTest layer(TarBuilder layer) {
        layers.add(layer.gzipped());
        return this;
    }

    /** What an image of these layers, from the lowest to the highest, has at these paths. */
    private Map<String, Found> found(String... asked) throws IOException {
        TarBuilder image = tar();
        List<String> names = new ArrayList<>();
        for (byte[] layer : layers) {
            String name = names.size() + ".tar.gz";
            names.add('"' + name + '"');
            image.file(name, layer);
        }
        image.file("c.json", "{\"rootfs\":{\"diff_ids\":[" + String.join(",", names) + "]}}");
        image.file("manifest.json", "[{\"Config\":\"c.json\",\"Layers\":[" + String.join(",", names) + "]}]");
        try (ImageReader reader =
                ImageReader.open(image.write(folder.resolve("image.tar")), ImageReader.USUAL_PLATFORM)) {
            return BaseFilesystem.read(reader, List.of(asked));
        }
    }

    @Test
    void whatIsAskedForIsFoundWithModeAndOwner() throws IOException {
        layer(tar().folder("opt", 0755, 0, 0)
                .folder("opt/app", 02775, 999, 1000)
                .folder("srv", 0700, 0, 0));
        assertThat(found("/opt", "/opt/app", "/missing"))
                .containsOnly(
                        Map.entry("/opt", USUAL), Map.entry("/opt/app", new Found(true, 02775, new Owner(999, 1000))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"opt/app", "./opt/app", "/opt/app", ".//opt/app"})
    void namesAreWrittenInManyWays(String name) throws IOException {
        layer(tar().folder(name, 0755, 0, 0));
        assertThat(found("/opt/app")).containsOnly(Map.entry("/opt/app", USUAL));
    }

    @Test
    void longNamesAreFoundToo() throws IOException {
        String path = "/opt/" + "long".repeat(60);
        layer(tar().folder(path.substring(1), 0755, 0, 0));
        assertThat(found(path)).containsOnlyKeys(path);
    }

    @Test
    void ownersThatTheOldFormatHasNoRoomForAreFoundToo() throws IOException {
        layer(tar().folder("app", 0755, 2_147_483_647, 3_000_000));
        assertThat(requireNonNull(found("/app").get("/app")).owner()).isEqualTo(new Owner(2_147_483_647, 3_000_000));
    }

    @Test
    void layersMayBeCompressedOrNot() throws IOException {
        layers.add(tar().folder("opt", 0700, 0, 0).folder("plain", 0755, 0, 0).bytes());
        layers.add(tar().folder("opt", 0755, 0, 0).folder("zipped", 0755, 0, 0).gzipped());
        assertThat(found("/opt", "/plain", "/zipped"))
                .containsOnly(Map.entry("/opt", USUAL), Map.entry("/plain", USUAL), Map.entry("/zipped", USUAL));
    }

    @Test
    void aLaterLayerWins() throws IOException {
        layer(tar().folder("opt", 0700, 1, 1)).layer(tar().folder("opt", 0755, 0, 0));
        assertThat(found("/opt")).containsOnly(Map.entry("/opt", USUAL));
    }

    @Test
    void linksAndFilesAreNoFolders() throws IOException {
        layer(tar().link("app", "/opt/app").file("srv", "text").folder("bin", 0755, 0, 0));
        layer(tar().link("bin", "usr/bin"));
        Map<String, Found> found = found("/app", "/srv", "/bin");
        assertThat(found).containsOnlyKeys("/app", "/srv", "/bin");
        assertThat(found.values()).noneMatch(Found::isFolder);
    }

    @Test
    void whatIsWhitedOutIsGoneWithAllThatIsInIt() throws IOException {
        layer(tar().folder("opt", 0755, 0, 0)
                .folder("opt/app", 0755, 0, 0)
                .folder("opt/app/lib", 0755, 0, 0)
                .folder("opt/apple", 0755, 0, 0));
        layer(tar().file("opt/.wh.app", ""));
        assertThat(found("/opt", "/opt/app", "/opt/app/lib", "/opt/apple")).containsOnlyKeys("/opt", "/opt/apple");
    }

    @Test
    void anOpaqueFolderHidesWhatLowerLayersHaveInIt() throws IOException {
        layer(tar().folder("opt", 0700, 0, 0).folder("opt/old", 0755, 0, 0).folder("optional", 0755, 0, 0));
        layer(tar().folder("opt", 0755, 0, 0).folder("opt/new", 0755, 0, 0).file("opt/.wh..wh..opq", ""));
        assertThat(found("/opt", "/opt/old", "/opt/new", "/optional"))
                .containsOnlyKeys("/opt", "/opt/new", "/optional")
                .containsEntry("/opt", USUAL);
    }

    @Test
    void anOpaqueRootHidesEverything() throws IOException {
        layer(tar().folder("opt", 0755, 0, 0)).layer(tar().file(".wh..wh..opq", ""));
        assertThat(found("/opt")).isEmpty();
    }

    @Test
    void aWhiteoutHidesNothingOfItsOwnLayer() throws IOException {
        layer(tar().folder("app", 0700, 0, 0).folder("app/old", 0755, 0, 0));
        layer(tar().folder("app", 0755, 0, 0).file(".wh.app", ""));
        assertThat(found("/app", "/app/old")).containsOnly(Map.entry("/app", USUAL));
    }

    @Test
    void whatIsMadeAnewAfterItsWhiteoutIsThere() throws IOException {
        layer(tar().folder("app", 0700, 0, 0)).layer(tar().file(".wh.app", ""));
        layer(tar().folder("app", 0755, 0, 0));
        assertThat(found("/app")).containsOnly(Map.entry("/app", USUAL));
    }

    @Test
    void aFolderThatALinkReplacesIsGoneWithAllThatIsInIt() throws IOException {
        layer(tar().folder("app", 0755, 0, 0).folder("app/lib", 0755, 0, 0)).layer(tar().link("app", "/opt/app"));
        Map<String, Found> found = found("/app", "/app/lib");
        assertThat(requireNonNull(found.get("/app")).isFolder()).isFalse();
        assertThat(found).containsOnlyKeys("/app");
    }

    @Test
    void anImageWithoutLayersHasNothing() throws IOException {
        assertThat(found("/app")).isEmpty();
    }
}
