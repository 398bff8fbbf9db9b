package io.github.dockeroptimize.report.render;

import io.github.dockeroptimize.report.Advice;
import io.github.dockeroptimize.report.Bytes;
import io.github.dockeroptimize.report.ChangeCost;
import io.github.dockeroptimize.report.ChangeCosts;
import io.github.dockeroptimize.report.Comparison;
import io.github.dockeroptimize.report.LayerFigure;
import io.github.dockeroptimize.report.PlacedFile;
import io.github.dockeroptimize.report.PlacedFile.Role;
import io.github.dockeroptimize.report.Report;
import io.github.dockeroptimize.report.Variant;
import io.github.dockeroptimize.report.Variants;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** The report, prepared for the template of the page. */
public final class ReportModel {

    /** The number of colors of the page for layers. */
    static final int COLORS = 8;

    private static final double PERCENT = 100;
    private static final double THINNEST = 0.4;
    private static final int FIRST_ADVICE = 4;

    private final Report report;

    ReportModel(Report report) {
        this.report = report;
    }

    Report report() {
        return report;
    }

    /** The picture for wide screens. */
    LayerTreemap wide() {
        return LayerTreemap.of(report.layers(), 1040, 420);
    }

    /** The picture for narrow screens. */
    LayerTreemap narrow() {
        return LayerTreemap.of(report.layers(), 340, 420);
    }

    /** The advice that is shown immediately. */
    List<Advice> firstAdvice() {
        return report.advice().stream().limit(FIRST_ADVICE).toList();
    }

    /** The advice that is shown on demand. */
    List<Advice> moreAdvice() {
        return report.advice().stream().skip(FIRST_ADVICE).toList();
    }

    Optional<BuiltImageModel> built() {
        return report.built().map(BuiltImageModel::new);
    }

    static int color(int layer) {
        return layer % COLORS;
    }

    /** The name of the library without its group, else of the file. */
    static String name(PlacedFile file) {
        return file.library()
                .map(library -> library.artifactId()
                        + (library.coordinates().version().isEmpty()
                                ? ""
                                : " " + library.coordinates().version())
                        + (library.coordinates().classifier().isEmpty()
                                ? ""
                                : " " + library.coordinates().classifier()))
                .orElseGet(() -> file.path().value().replaceFirst(".*/", ""));
    }

    static List<PlacedFile> libraries(LayerFigure layer) {
        return layer.largest().stream()
                .filter(file -> file.role() == Role.LIBRARY)
                .toList();
    }

    int libraryCount() {
        return report.layers().stream()
                .mapToInt(layer -> libraries(layer).size())
                .sum();
    }

    /** A length in percent of the longest, large enough to be seen. */
    public static String length(long bytes, long longest) {
        if (bytes <= 0 || longest <= 0) {
            return "0";
        }
        return String.format(Locale.ROOT, "%.2f", Math.max(THINNEST, PERCENT * bytes / longest));
    }

    public static String bytes(OptionalLong bytes) {
        return bytes.isPresent() ? Bytes.text(bytes.getAsLong()) : "not known";
    }

    /** The size of the largest image, without bases where they aren't known. */
    long largestImage() {
        return report.images().stream()
                .mapToLong(image -> image.whole().orElse(image.own().compressed()))
                .max()
                .orElse(0);
    }

    /** What the plan saves a machine that has no layer of either image; empty where it is unknown or nothing. */
    Optional<String> saved() {
        OptionalLong naive = report.images().get(0).whole();
        OptionalLong plan = report.thisImage().whole();
        if (naive.isEmpty() || plan.isEmpty() || plan.getAsLong() >= naive.getAsLong()) {
            return Optional.empty();
        }
        long less = naive.getAsLong() - plan.getAsLong();
        return Optional.of(Bytes.text(less) + ", or " + Bytes.percent((double) less / naive.getAsLong()) + ",");
    }

    /** Whether any bar shows a base. */
    boolean basesAreKnown() {
        return report.images().stream()
                .anyMatch(image -> image.baseSize().compressed().isPresent());
    }

    /** Why sizes of bases are missing, if any are. */
    List<String> whyUnknown() {
        return report.images().stream()
                .map(image -> image.baseSize().whyNot())
                .filter(why -> !why.isEmpty())
                .distinct()
                .toList();
    }

    long costliest(ChangeCost change) {
        return report.variants().stream().mapToLong(change::of).max().orElse(0);
    }

    Variant plan() {
        return report.variants().stream()
                .filter(variant -> variant.id().equals(Variants.PLAN))
                .findFirst()
                .orElseThrow();
    }

    /** Whether the advice recommends this variant, so that it can be marked. */
    boolean isAdvised(Variant variant) {
        return report.advice().stream()
                .anyMatch(advice -> advice.setting()
                        .equals("<dependencyLayers>" + variant.id().replaceFirst(".*-", "") + "</dependencyLayers>"));
    }

    /** The figures at the top of the page. */
    List<Headline> headlines() {
        List<Headline> headlines = new ArrayList<>();
        Comparison image = report.thisImage();
        image.whole()
                .ifPresent(whole -> headlines.add(new Headline(
                        Bytes.text(whole),
                        "to fetch, including the base of "
                                + bytes(image.baseSize().compressed()))));
        headlines.add(new Headline(
                Bytes.text(report.size().compressed()),
                "compressed in " + report.layers().size()
                        + (report.layers().size() == 1 ? " layer" : " layers")
                        + " above the base; " + Bytes.text(report.size().disk()) + " on disk"));
        boolean compiled = report.isCompiled();
        cost(ChangeCosts.ONE_CLASS, "pushed when one " + (compiled ? "source file" : "class") + " changes")
                .ifPresent(headlines::add);
        cost(ChangeCosts.DEPENDENCY_MEAN, "pushed when one dependency changes" + (compiled ? "" : ", on average"))
                .ifPresent(headlines::add);
        return headlines;
    }

    private Optional<Headline> cost(String change, String what) {
        return report.changes().stream()
                .filter(cost -> cost.id().equals(change))
                .findFirst()
                .map(cost -> new Headline(
                        Bytes.text(cost.of(plan())),
                        report.isCompiled()
                                ? what
                                : what + "; "
                                        + Bytes.text(cost.of(report.variants().get(0))) + " in the naive image"));
    }

    /** A figure and its description. */
    record Headline(String figure, String text) {}
}
