package io.github.dockeroptimize.dockerfile;

import io.github.dockeroptimize.plan.LayerName;
import io.github.dockeroptimize.plan.Recipe;

/**
 * Copies the tree of a stage as a layer. The tree is at {@code /layers/NAME}, rooted like the image, with times derived
 * from its content, so an unchanged tree gives the same layer on every builder.
 */
final class LayerCopy {

    /** The command that sets the same modes on all builders. */
    static final String FIXED_MODES = "chmod -R u=rwX,go=rX /layers";

    /** The directory of the trees of layers. */
    static final String TREES = "/layers/";

    private LayerCopy() {}

    /** The application's directory in the tree of a layer. */
    static String folder(LayerName layer, Recipe.Compiled recipe) {
        return TREES + layer + recipe.root();
    }
}
