package io.github.dockeroptimize.report;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Asks all advisers; what saves most comes first. */
final class Advisor {

    private static final List<Adviser> ADVISERS = List.of(
            new SplitAdviser(),
            new UnlockedAdviser(),
            new UberJarAdviser(),
            new BaseAdviser(),
            new ThinAdviser(),
            new SnapshotAdviser(),
            new TimestampAdviser(),
            new TwiceAdviser(),
            new PlatformAdviser(),
            new DevelopmentAdviser(),
            new LargeFileAdviser());

    /** What saves most comes first. */
    static final Comparator<Advice> BEST_FIRST =
            Comparator.comparingLong(Advice::saved).reversed().thenComparing(Advice::title);

    private Advisor() {}

    /** Says what would be better, if there is anything. */
    interface Adviser {
        Stream<Advice> advise(Context context);
    }

    /** What advice is given by. */
    record Context(Facts facts, PlacedFiles files, Variants variants, List<ChangeCost> changes) {

        /** The bytes that a change costs; 0 where it can't be. */
        long cost(String change, Variant variant) {
            return changes.stream()
                    .filter(cost -> cost.id().equals(change))
                    .mapToLong(cost -> cost.of(variant))
                    .sum();
        }
    }

    static List<Advice> advise(Facts facts, PlacedFiles files, Variants variants, List<ChangeCost> changes) {
        Context context = new Context(facts, files, variants, changes);
        return ADVISERS.stream()
                .flatMap(adviser -> adviser.advise(context))
                .sorted(BEST_FIRST)
                .toList();
    }
}
