package io.github.dockeroptimize.inspect.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LayerLookupTest {

    @Test
    void findsFilesByTheirNameAndByTheFoldersTheyAreIn() {
        LayerLookup lookup = lookup("libraries", List.of("lib/a.jar"), "application", List.of("classes/"));

        assertThat(lookup.layerOf("lib/a.jar")).contains("libraries");
        assertThat(lookup.layerOf("classes/com/example/App.class")).contains("application");
        assertThat(lookup.layerOf("lib/b.jar")).isEmpty();
    }

    @Test
    void takesAFolderOnlyWhole() {
        LayerLookup lookup = lookup("application", List.of("classes/"), "rest", List.of("lib/a.jar"));

        assertThat(lookup.layerOf("classes-more/App.class")).isEmpty();
        assertThat(lookup.layerOf("lib/a.jar.asc")).isEmpty();
    }

    @Test
    void letsTheFirstLineWinWhetherFileOrFolder() {
        assertThat(lookup("first", List.of("lib/a.jar"), "second", List.of("lib/"))
                        .layerOf("lib/a.jar"))
                .contains("first");
        assertThat(lookup("first", List.of("lib/"), "second", List.of("lib/a.jar"))
                        .layerOf("lib/a.jar"))
                .contains("first");
        assertThat(lookup("first", List.of("lib/sub/"), "second", List.of("lib/"))
                        .layerOf("lib/sub/a.jar"))
                .contains("first");
        assertThat(lookup("first", List.of("lib/a.jar"), "second", List.of("lib/a.jar"))
                        .layerOf("lib/a.jar"))
                .contains("first");
    }

    private static LayerLookup lookup(String first, List<String> lines, String second, List<String> moreLines) {
        Map<String, List<String>> layers = new LinkedHashMap<>();
        layers.put(first, lines);
        layers.put(second, moreLines);
        return new LayerLookup(layers);
    }
}
