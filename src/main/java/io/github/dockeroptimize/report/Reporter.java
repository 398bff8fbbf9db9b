package io.github.dockeroptimize.report;

import io.github.dockeroptimize.plan.BaseImage;
import io.github.dockeroptimize.plan.ImagePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Assembles a report. */
public final class Reporter {

    private static final int MOST_FILES = 10;

    private Reporter() {}

    /** The report of a planned image, which need not be built. */
    public static Report report(ReportInput facts) {
        ImagePlan plan = facts.plan();
        PlacedFiles files = PlacedFiles.of(facts.application(), plan, facts.compressed());
        Variants variants = Variants.of(
                facts.application(),
                facts.options(),
                plan,
                facts.compressed(),
                facts.naive().compressed());
        List<ChangeCost> changes = ChangeCosts.of(files, variants);
        return new Report(
                plan.image().toString(),
                plan.origin().description(),
                plan.origin().name(),
                facts.builder(),
                facts.compression(),
                LayerFigures.of(plan, files, facts.compressed(), facts.contents()),
                PlacedFiles.largest(files.all(), MOST_FILES),
                images(facts, variants),
                variants.all(),
                variants.sameIds(),
                changes,
                Advisor.advise(facts, files, variants, changes),
                notes(plan),
                Optional.empty(),
                Optional.empty());
    }

    private static List<Comparison> images(ReportInput facts, Variants variants) {
        List<Comparison> images = new ArrayList<>();
        BaseImage jdk = NaiveImage.base(facts.application(), facts.plan());
        images.add(comparison(variants.naive(), jdk, facts.bases(), facts.naive()));
        BaseImage base = facts.plan().baseImage();
        images.add(comparison(
                variants.oneLayer(),
                base,
                facts.bases(),
                new Size(facts.plan().size(), variants.oneLayer().size())));
        images.add(comparison(
                variants.plan(),
                base,
                facts.bases(),
                new Size(facts.plan().size(), variants.plan().size())));
        return images;
    }

    private static Comparison comparison(Variant variant, BaseImage base, BaseSizes bases, Size own) {
        return new Comparison(variant.id(), variant.label(), base.reference(), bases.of(base), own, variant.layers());
    }

    private static List<String> notes(ImagePlan plan) {
        List<String> notes = new ArrayList<>(plan.notes());
        if (plan.config().environment().values().stream().anyMatch(value -> value.contains("MaxRAMPercentage"))) {
            notes.add("With less than 250 MB of memory the JVM ignores -XX:MaxRAMPercentage and takes half of it;"
                    + " give the container more memory, or set -Xmx");
        }
        return notes;
    }
}
