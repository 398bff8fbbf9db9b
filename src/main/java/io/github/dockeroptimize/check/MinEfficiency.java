package io.github.dockeroptimize.check;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.check.CheckInput.Packed;
import io.github.dockeroptimize.report.FileWaste;
import java.util.Locale;

/** The efficiency of the layers by dive's definition: the share of their bytes that is visible. */
final class MinEfficiency implements MeasuredRule<Double> {

    @Override
    public RuleSpec<Double> spec() {
        return new RuleSpec<>("minEfficiency", Level.FAIL, "0.95", MinEfficiency::least);
    }

    @Override
    public Outcome judge(Packed packed, Double limit) {
        FileWaste waste = packed.waste();
        return waste.efficiency() >= limit
                ? Outcome.KEPT
                : Outcome.broken(String.format(
                                Locale.ROOT,
                                "the efficiency is %.4f, but at least %s is required",
                                waste.efficiency(),
                                limit)
                        + waste.cause());
    }

    private static double least(String rule, String limit) {
        try {
            double least = Double.parseDouble(limit);
            if (least >= 0 && least <= 1) {
                return least;
            }
        } catch (NumberFormatException e) {
            // the message below covers it, too
        }
        throw new InvalidInputException(
                quote(rule) + " has the limit " + quote(limit) + ", which is not a number from 0 to 1",
                "set one such as '0.95'");
    }
}
