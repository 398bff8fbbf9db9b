package io.github.dockeroptimize.check;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.check.Subject.Packed;
import java.util.Locale;

/** How much of what is in the layers can be seen, by dive's definition. */
final class MinEfficiency extends MeasuredRule {

    @Override
    public String name() {
        return "minEfficiency";
    }

    @Override
    public String ownLimit() {
        return "0.95";
    }

    @Override
    public boolean isOn() {
        return true;
    }

    @Override
    Outcome judge(Packed packed, String limit) {
        double least = least(limit);
        FileWaste waste = FileWaste.of(packed);
        return waste.efficiency() >= least
                ? Outcome.KEPT
                : Outcome.broken(String.format(
                                Locale.ROOT,
                                "the efficiency is %.4f, and at least %s is asked for",
                                waste.efficiency(),
                                limit)
                        + waste.cause());
    }

    private double least(String limit) {
        try {
            double least = Double.parseDouble(limit);
            if (least >= 0 && least <= 1) {
                return least;
            }
        } catch (NumberFormatException e) {
            // the message below is for it too
        }
        throw new InvalidInputException(quote(name()) + " has the limit " + quote(limit)
                + ", but must have a number from 0 to 1 such as '0.95'");
    }
}
