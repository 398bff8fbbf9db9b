package io.github.dockeroptimize.report;

import io.github.dockeroptimize.inspect.Application;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Options;
import java.util.List;

/**
 * What a report is made of.
 *
 * @param options those that the plan was made with
 * @param compressed what the entries and layers of the plan are once compressed
 * @param contents what each layer is known by: the same where a registry stores it once
 * @param naive the naive image's layer
 * @param builder that {@code compressed} is foretold for
 * @param fixedTimes whether the build gives the same bytes to the archives of the same files
 */
public record Facts(
        Application application,
        Options options,
        ImagePlan plan,
        Compressed compressed,
        List<String> contents,
        Size naive,
        BaseSizes bases,
        Builder builder,
        boolean fixedTimes) {

    public Facts {
        contents = List.copyOf(contents);
    }
}
