package io.github.dockeroptimize.container.cache;

import io.github.dockeroptimize.content.ContentKeys;
import io.github.dockeroptimize.image.Digests;
import io.github.dockeroptimize.plan.Entry;
import io.github.dockeroptimize.plan.Layer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Computes the keys of layers from their content: equal keys mean equal tars. */
public final class LayerKeys {

    private LayerKeys() {}

    /** The keys of the layers, in order. */
    public static List<String> of(List<Layer> layers) throws IOException {
        List<String> keys = new ArrayList<>();
        try (ContentKeys contents = new ContentKeys()) {
            for (Layer layer : layers) {
                StringBuilder text = new StringBuilder();
                for (Entry entry : layer.entries()) {
                    text.append(entry.path())
                            .append('\n')
                            .append(Integer.toOctalString(entry.mode()))
                            .append(' ')
                            .append(entry.owner())
                            .append(' ')
                            .append(contents.of(entry.source()))
                            .append('\n');
                }
                keys.add(Digests.hex(text.toString()));
            }
        }
        return keys;
    }
}
