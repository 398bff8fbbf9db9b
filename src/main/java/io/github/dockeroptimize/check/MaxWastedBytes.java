package io.github.dockeroptimize.check;

import io.github.dockeroptimize.check.CheckInput.Packed;
import io.github.dockeroptimize.report.Bytes;
import io.github.dockeroptimize.report.FileWaste;

/** The size of files that are in several layers, by dive's definition: all copies, including the visible one. */
final class MaxWastedBytes implements MeasuredRule<Long> {

    @Override
    public RuleSpec<Long> spec() {
        return RuleSpec.bytes("maxWastedBytes");
    }

    @Override
    public Outcome judge(Packed packed, Long limit) {
        FileWaste waste = packed.waste();
        return waste.wasted() <= limit
                ? Outcome.KEPT
                : Outcome.broken(Bytes.text(waste.wasted()) + " is wasted, but at most " + Bytes.text(limit)
                        + " is allowed" + waste.cause());
    }
}
