package io.github.dockeroptimize.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockeroptimize.plan.Entry;
import io.github.dockeroptimize.plan.ImagePath;
import io.github.dockeroptimize.plan.Layer;
import io.github.dockeroptimize.plan.LayerName;
import io.github.dockeroptimize.plan.Owner;
import io.github.dockeroptimize.plan.Source;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompressedBytesTest {

    private static final ImagePath FOLDER = new ImagePath("/app");
    private static final ImagePath FILE = new ImagePath("/app/a");
    private static final Map<ImagePath, Long> FILES = Map.of(FOLDER, 20L, FILE, 100L);

    private final Layer layer = Layer.of(
            LayerName.APPLICATION,
            FOLDER,
            List.of(
                    new Entry(FOLDER, 0755, Owner.ROOT, new Source.Folder()),
                    new Entry(FILE, 0644, Owner.ROOT, new Source.Text("abc", "a"))));

    @Test
    void aLayerThatWasCompressedIsWhatItWas() {
        assertThat(new CompressedBytes(FILES, Map.of(layer, 117L)).of(layer)).isEqualTo(117);
    }

    @Test
    void anotherIsTheSumOfItsEntries() {
        Layer other = Layer.of(new LayerName("other"), FOLDER, layer.entries());
        assertThat(new CompressedBytes(FILES, Map.of(layer, 117L)).of(other)).isEqualTo(120);
    }
}
