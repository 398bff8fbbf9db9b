package io.github.dockeroptimize.check;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.check.Subject.Packed;
import io.github.dockeroptimize.report.Bytes;
import io.github.dockeroptimize.report.Comparison;
import io.github.dockeroptimize.report.LayerFigure;
import io.github.dockeroptimize.report.Report;
import java.util.OptionalLong;

/** What a machine fetches that has nothing of the image: its compressed layers with the base's. */
final class MaxImageSize extends MeasuredRule {

    @Override
    public String name() {
        return "maxImageSize";
    }

    @Override
    public String ownLimit() {
        return "";
    }

    @Override
    public boolean isOn() {
        return false;
    }

    @Override
    Outcome judge(Packed packed, String limit) {
        long most = ByteCount.parse(name(), limit);
        Report report = packed.report().get();
        Comparison image = report.thisImage();
        OptionalLong whole = image.whole();
        long known = whole.orElse(image.own().compressed());
        if (known > most) {
            return Outcome.broken("the image has " + Bytes.text(known) + " compressed"
                    + (whole.isPresent() ? "" : " without its base") + ", and at most " + Bytes.text(most)
                    + " are allowed; the largest part is " + cause(report, image));
        }
        return whole.isPresent()
                ? Outcome.KEPT
                : Outcome.unknown("the size of the base image " + quote(image.base()) + " isn't known: "
                        + image.baseSize().whyNot());
    }

    private static String cause(Report report, Comparison image) {
        LayerFigure layer = Largest.layer(report.layers());
        long base = image.baseSize().compressed().orElse(0);
        return base > layer.size().compressed()
                ? "the base image " + quote(image.base()) + " with " + Bytes.text(base)
                : Largest.describe(layer);
    }
}
