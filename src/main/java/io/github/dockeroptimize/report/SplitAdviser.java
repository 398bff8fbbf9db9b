package io.github.dockeroptimize.report;

import io.github.dockeroptimize.report.Variants.Split;
import java.util.Comparator;
import java.util.stream.Stream;

/** More layers for dependencies, where a new version of one of them would then push much less. */
final class SplitAdviser implements Advisor.Adviser {

    /** What an additional layer has to save: it is checked on each push, fetched and unpacked on each pull. */
    private static final long PRICE = 256 << 10;

    @Override
    public Stream<Advice> advise(Advisor.Context context) {
        if (context.facts().options().dependencies().isLocked()) {
            return Stream.empty();
        }
        long now = mean(context, context.variants().plan());
        long price = PRICE * context.variants().plan().layers();
        return context.variants().others().stream()
                .filter(split -> mean(context, split.variant()) < now && price(context, split) < now + price)
                .min(Comparator.comparingLong(split -> price(context, split)))
                .map(split -> advice(context, split, now))
                .stream();
    }

    private static long price(Advisor.Context context, Split split) {
        return mean(context, split.variant()) + PRICE * split.variant().layers();
    }

    private static long mean(Advisor.Context context, Variant variant) {
        return context.cost(ChangeCosts.DEPENDENCY_MEAN, variant);
    }

    private static Advice advice(Advisor.Context context, Split split, long now) {
        long then = mean(context, split.variant());
        return new Advice(
                "dependency-layers",
                "Split the dependencies into up to " + split.dependencyLayers() + " layers",
                "A new version of one dependency then pushes " + Bytes.text(then) + " on average instead of "
                        + Bytes.text(now) + ".",
                now - then,
                "<dependencyLayers>" + split.dependencyLayers() + "</dependencyLayers>");
    }
}
