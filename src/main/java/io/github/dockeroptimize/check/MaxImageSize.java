package io.github.dockeroptimize.check;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.check.CheckInput.Packed;
import io.github.dockeroptimize.report.Bytes;
import io.github.dockeroptimize.report.Comparison;
import io.github.dockeroptimize.report.LayerFigure;
import io.github.dockeroptimize.report.Report;
import java.util.OptionalLong;

/** The size of all compressed layers, including the base's: what a machine downloads that has none of them. */
final class MaxImageSize implements MeasuredRule<Long> {

    @Override
    public RuleSpec<Long> spec() {
        return RuleSpec.bytes("maxImageSize");
    }

    @Override
    public Outcome judge(Packed packed, Long limit) {
        Report report = packed.report().get();
        Comparison image = report.thisImage();
        OptionalLong whole = image.whole();
        long known = whole.orElse(image.own().compressed());
        if (known > limit) {
            return Outcome.broken("the image has " + Bytes.text(known) + " compressed"
                    + (whole.isPresent() ? "" : " without its base") + ", but at most " + Bytes.text(limit)
                    + " is allowed; the largest part is " + cause(report, image));
        }
        return whole.isPresent()
                ? Outcome.KEPT
                : Outcome.unknown("the size of the base image " + quote(image.base()) + " is unknown: "
                        + image.baseSize().whyNot());
    }

    private static String cause(Report report, Comparison image) {
        LayerFigure layer = LargestCause.layer(report.layers());
        long base = image.baseSize().compressed().orElse(0);
        return base > layer.size().compressed()
                ? "the base image " + quote(image.base()) + " with " + Bytes.text(base)
                : LargestCause.describe(layer);
    }
}
