package io.github.dockeroptimize.check;

import io.github.dockeroptimize.check.Subject.Packed;
import io.github.dockeroptimize.report.Bytes;

/** What lies in several layers, by dive's definition: all copies, the one that is seen too. */
final class MaxWastedBytes extends MeasuredRule {

    @Override
    public String name() {
        return "maxWastedBytes";
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
        FileWaste waste = FileWaste.of(packed);
        return waste.wasted() <= most
                ? Outcome.KEPT
                : Outcome.broken(Bytes.text(waste.wasted()) + " are wasted, and at most " + Bytes.text(most)
                        + " are allowed" + waste.cause());
    }
}
