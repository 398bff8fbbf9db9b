package io.github.dockeroptimize.dockerfile;

import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.SourcePlan;
import java.util.List;

/**
 * How a tree that a stage has made becomes a layer. The tree lies at {@code /layers/NAME}, rooted like the image, and all
 * in it has one time: an unchanged tree then gives the same layer on every builder.
 */
final class LayerCopy {

    /**
     * The commands for files that a program serves: one mode for all builders, and times by content, since a browser that has
     * a file asks for it by time and size.
     */
    static final List<String> FIXED_BY_CONTENT = List.of(
            "chmod -R u=rwX,go=rX /layers",
            fixTimes(),
            "find /layers -type f -exec sh -c 'for f; do c=$(cksum < \"$f\");"
                    + " touch -d @$((${c%% *} % 1000000000)) \"$f\"; done' sh {} +");

    /** Where stages put the trees of layers. */
    static final String TREES = "/layers/";

    private LayerCopy() {}

    /** Where a stage puts what belongs into the application's folder. */
    static String folder(String layer, SourcePlan plan) {
        return TREES + layer + plan.root();
    }

    /** The command that gives all trees of a stage the time of every file in every image. */
    static String fixTimes() {
        return "find /layers -exec touch -h -d @" + ImagePlan.TIME.getEpochSecond() + " {} +";
    }

    /** The layer. A base that may have the folder already keeps its mode and owner. */
    static Instruction of(String stage, String layer, SourcePlan plan) {
        return plan.takesFolderOver()
                ? Instruction.Copy.ofStage(stage, folder(layer, plan) + "/", plan.root() + "/", false)
                : Instruction.Copy.ofStage(stage, TREES + layer + "/", "/", false);
    }
}
