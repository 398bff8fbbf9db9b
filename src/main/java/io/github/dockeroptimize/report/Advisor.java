package io.github.dockeroptimize.report;

import io.github.dockeroptimize.application.Trait;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Collects the advice of all advisers; what saves most comes first. */
public final class Advisor {

    private static final List<Adviser> ADVISERS = List.of(
            new SplitAdviser(),
            new UnlockedAdviser(),
            new BaseAdviser(),
            new SnapshotAdviser(),
            new DuplicateLibraryAdviser(),
            new PlatformAdviser(),
            new DevelopmentAdviser(),
            new LargeFileAdviser(),
            new ThinAdviser(),
            new TimestampAdviser(),
            new UberJarAdviser());

    /** What saves most comes first. */
    public static final Comparator<Advice> BEST_FIRST =
            Comparator.comparingLong(Advice::saved).reversed().thenComparing(Advice::title);

    private Advisor() {}

    /** The advice, if there is any. */
    interface Adviser {
        Stream<Advice> advise(Context context);
    }

    /** What the advice is based on. */
    record Context(ReportInput facts, PlacedFiles files, Variants variants, List<ChangeCost> changes) {

        boolean has(Trait trait) {
            return facts.application().traits().contains(trait);
        }

        /** The bytes that a change costs; 0 where there is no such change. */
        long cost(String change, Variant variant) {
            return changes.stream()
                    .filter(cost -> cost.id().equals(change))
                    .mapToLong(cost -> cost.of(variant))
                    .sum();
        }
    }

    static List<Advice> advise(ReportInput facts, PlacedFiles files, Variants variants, List<ChangeCost> changes) {
        Context context = new Context(facts, files, variants, changes);
        return ADVISERS.stream()
                .flatMap(adviser -> adviser.advise(context))
                .sorted(BEST_FIRST)
                .toList();
    }
}
