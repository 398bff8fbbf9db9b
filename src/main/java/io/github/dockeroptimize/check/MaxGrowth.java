package io.github.dockeroptimize.check;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.check.CheckInput.Packed;
import io.github.dockeroptimize.report.Bytes;
import io.github.dockeroptimize.report.LayerFigure;
import io.github.dockeroptimize.report.Report;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The growth of the compressed layers above the base since an earlier report. */
final class MaxGrowth implements MeasuredRule<MaxGrowth.Limit> {

    private static final Pattern PERCENT = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,3})?)\\s*%");
    private static final double HUNDRED = 100;
    private static final String OWN_LIMIT = "10 %";

    /** A share of the earlier size, or a number of bytes. */
    record Limit(String text, OptionalDouble share, long bytes) {

        static Limit parse(String rule, String text) {
            Matcher percent = PERCENT.matcher(text);
            return percent.matches()
                    ? new Limit(text, OptionalDouble.of(Double.parseDouble(percent.group(1)) / HUNDRED), 0)
                    : new Limit(text, OptionalDouble.empty(), ByteCount.parse(rule, text));
        }

        long of(Baseline before) {
            return share.isPresent() ? Math.round(before.size() * share.getAsDouble()) : bytes;
        }
    }

    @Override
    public RuleSpec<Limit> spec() {
        return new RuleSpec<>("maxGrowth", Level.FAIL, OWN_LIMIT, Limit::parse);
    }

    @Override
    public Outcome judge(Packed packed, Limit limit) {
        Optional<Path> file = packed.baseline();
        if (file.isEmpty()) {
            if (limit.text().equals(OWN_LIMIT)) {
                return Outcome.unknown(
                        "there is no baseline to compare with; set <baseline> to the report.json of an earlier build");
            }
            throw new InvalidInputException(
                    quote(spec().name()) + " is " + quote(limit.text()) + ", but there is no baseline to compare with",
                    "set <baseline> to the report.json of an earlier build");
        }
        Baseline before = Baseline.read(file.get());
        Report now = packed.report().get();
        long size = now.size().compressed();
        long growth = size - before.size();
        return growth <= limit.of(before)
                ? Outcome.KEPT
                : Outcome.broken("the layers above the base have grown by " + Bytes.text(growth)
                        + share(growth, before) + " since " + quote(before.image()) + ", from "
                        + Bytes.text(before.size()) + " to " + Bytes.text(size) + ", but at most " + limit.text()
                        + " is allowed; most of it" + cause(before, now)
                        + "; if that is intended, replace the baseline with the new report.json");
    }

    private static String cause(Baseline before, Report now) {
        LayerFigure most = now.layers().stream()
                .max(Comparator.comparingLong(layer -> growth(before, layer)))
                .orElseThrow();
        return ", " + Bytes.text(growth(before, most)) + ", is in " + LargestCause.describe(most);
    }

    private static String share(long growth, Baseline before) {
        return before.size() == 0 ? "" : " (" + Bytes.percent((double) growth / before.size()) + ")";
    }

    private static long growth(Baseline before, LayerFigure layer) {
        return layer.size().compressed() - before.layers().getOrDefault(layer.name(), 0L);
    }
}
