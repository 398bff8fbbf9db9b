package io.github.dockeroptimize.dockerfile;

import io.github.dockeroptimize.plan.Layer;

/** Where a layer's tar lies in the context. */
final class LayerFile {

    private LayerFile() {}

    static String name(Layer layer) {
        return "layers/" + layer.name() + ".tar";
    }
}
