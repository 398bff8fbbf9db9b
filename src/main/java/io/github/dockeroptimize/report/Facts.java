package io.github.dockeroptimize.report;

import io.github.dockeroptimize.inspect.Application;
import io.github.dockeroptimize.plan.ImagePath;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Options;
import java.util.Map;

/**
 * What a report is made of.
 *
 * @param options those that the plan was made with
 * @param compressed what each entry of the plan adds to its compressed layer
 * @param naive the naive image's layer
 */
public record Facts(
        Application application,
        Options options,
        ImagePlan plan,
        Map<ImagePath, Long> compressed,
        Size naive,
        BaseSizes bases) {

    public Facts {
        compressed = Map.copyOf(compressed);
    }
}
