package io.github.dockeroptimize.report;

import io.github.dockeroptimize.application.Application;
import io.github.dockeroptimize.image.Compression;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Options;
import java.util.List;

/**
 * The input of a report.
 *
 * @param options that the plan was made with
 * @param compressed compressed sizes of the plan's entries and layers
 * @param contents key of each layer's contents, equal where a registry stores one layer
 * @param naive the naive image's layer
 * @param builder that {@code compressed} is predicted for
 * @param compression of that builder's layers
 * @param fixedTimes whether the build makes identical archives of identical files
 */
public record ReportInput(
        Application application,
        Options options,
        ImagePlan plan,
        CompressedBytes compressed,
        List<String> contents,
        Size naive,
        BaseSizes bases,
        ImageBackend builder,
        Compression compression,
        boolean fixedTimes) {

    public ReportInput {
        contents = List.copyOf(contents);
    }
}
