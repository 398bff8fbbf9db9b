package io.github.dockeroptimize.check;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.check.Subject.Packed;
import io.github.dockeroptimize.report.Bytes;
import io.github.dockeroptimize.report.LayerFigure;
import io.github.dockeroptimize.report.Report;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much larger the compressed layers above the base are than those of a report that was kept. */
final class MaxGrowth extends MeasuredRule {

    private static final Pattern PERCENT = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,3})?)\\s*%");
    private static final double HUNDRED = 100;

    @Override
    public String name() {
        return "maxGrowth";
    }

    @Override
    public String ownLimit() {
        return "10 %";
    }

    @Override
    public boolean isOn() {
        return true;
    }

    @Override
    Outcome judge(Packed packed, String limit) {
        Matcher percent = PERCENT.matcher(limit);
        boolean isShare = percent.matches();
        long bytes = isShare ? 0 : ByteCount.parse(name(), limit);
        Optional<Path> file = packed.baseline();
        if (file.isEmpty()) {
            if (limit.equals(ownLimit())) {
                return Outcome.unknown(
                        "there is nothing to compare with; set <baseline> to a report.json that you keep");
            }
            throw new InvalidInputException(quote(name()) + " is " + quote(limit)
                    + ", but there is nothing to compare with; set <baseline> to a report.json that you keep");
        }
        Baseline before = Baseline.read(file.get());
        Report now = packed.report().get();
        long size = now.size().compressed();
        long allowed = isShare ? Math.round(before.size() * Double.parseDouble(percent.group(1)) / HUNDRED) : bytes;
        long growth = size - before.size();
        return growth <= allowed
                ? Outcome.KEPT
                : Outcome.broken("the layers above the base have grown by " + Bytes.text(growth)
                        + share(growth, before) + " since " + quote(before.image()) + ", from "
                        + Bytes.text(before.size()) + " to " + Bytes.text(size) + ", and at most " + limit
                        + " is allowed; most of it" + cause(before, now)
                        + "; where that is wanted, keep the new report.json");
    }

    private static String cause(Baseline before, Report now) {
        LayerFigure most = now.layers().stream()
                .max(Comparator.comparingLong(layer -> growth(before, layer)))
                .orElseThrow();
        return ", " + Bytes.text(growth(before, most)) + ", is in " + Largest.describe(most);
    }

    private static String share(long growth, Baseline before) {
        return before.size() == 0 ? "" : " (" + Bytes.percent((double) growth / before.size()) + ")";
    }

    private static long growth(Baseline before, LayerFigure layer) {
        return layer.size().compressed() - before.layers().getOrDefault(layer.name(), 0L);
    }
}
