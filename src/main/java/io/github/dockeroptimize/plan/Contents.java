package io.github.dockeroptimize.plan;

import io.github.dockeroptimize.inspect.BootApplication.ExtractTool;
import java.util.List;

/** How the layers get into the build context of a Dockerfile. */
public sealed interface Contents {

    /**
     * The one packaged archive, taken apart in a stage of its own by the tool that it carries.
     *
     * @param archive with fixed times
     * @param leftOut paths below the application's folder that the tool takes out and the image must not have, with
     *     their layers
     */
    record FromArchive(Source.NormalizedArchive archive, ExtractTool tool, List<LeftOut> leftOut) implements Contents {
        public FromArchive {
            leftOut = List.copyOf(leftOut);
        }
    }

    /** A file that the tool puts into a layer's folder and that is taken away again. */
    record LeftOut(String layer, String path) {}

    /** One tar a layer. */
    record FromLayers() implements Contents {}
}
