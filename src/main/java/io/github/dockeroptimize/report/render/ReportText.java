package io.github.dockeroptimize.report.render;

import io.github.dockeroptimize.report.Advice;
import io.github.dockeroptimize.report.Bytes;
import io.github.dockeroptimize.report.ChangeCost;
import io.github.dockeroptimize.report.Comparison;
import io.github.dockeroptimize.report.ImageFindings;
import io.github.dockeroptimize.report.ImageFindings.Finding;
import io.github.dockeroptimize.report.LayerFigure;
import io.github.dockeroptimize.report.Report;
import io.github.dockeroptimize.report.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Writes the report for a terminal. */
public final class ReportText {

    private static final int MOST_LAYERS = 25;
    private static final int MOST_ADVICE = 5;
    private static final String UNKNOWN = "not known";

    private final Report report;
    private final int width;
    private final List<String> lines = new ArrayList<>();

    private ReportText(Report report, int width) {
        this.report = report;
        this.width = width;
    }

    /**
     * The lines.
     *
     * @param width that none is longer than
     */
    public static List<String> lines(Report report, int width) {
        ReportText text = new ReportText(report, width);
        text.add(report.application() + (report.isCompiled() ? "" : " '" + report.archive() + "'") + " on "
                + report.thisImage().base());
        text.layers();
        text.images();
        text.changes();
        text.built();
        text.advice();
        return text.lines;
    }

    private void add(String line) {
        lines.add(TextTable.cut(TextTable.printable(line), width));
    }

    private void add(TextTable table) {
        lines.add("");
        lines.addAll(table.lines(width));
    }

    private void layers() {
        TextTable table = new TextTable("tnnnnt");
        table.row(List.of("Layer", "Files", "On disk", "Compressed", "Share", "Contents"));
        report.layers().stream()
                .limit(MOST_LAYERS)
                .forEach(layer -> table.row(List.of(
                        layer.name(),
                        Integer.toString(layer.files()),
                        Bytes.text(layer.size().disk()),
                        Bytes.text(layer.size().compressed()),
                        Bytes.percent(layer.share()),
                        layer.holds())));
        if (report.layers().size() > MOST_LAYERS) {
            table.row(List.of("and " + (report.layers().size() - MOST_LAYERS) + " more", "", "", "", "", ""));
        }
        table.row(List.of(
                "together",
                Integer.toString(
                        report.layers().stream().mapToInt(LayerFigure::files).sum()),
                Bytes.text(report.size().disk()),
                Bytes.text(report.size().compressed()),
                "",
                ""));
        add(table);
    }

    private void images() {
        TextTable table = new TextTable("ttnnn");
        table.row(List.of("Image", "Base", "Base size", "Above the base", "To fetch"));
        for (Comparison image : report.distinctImages()) {
            table.row(List.of(
                    image.label(),
                    image.base(),
                    bytes(image.baseSize().compressed()),
                    Bytes.text(image.own().compressed()),
                    bytes(image.whole())));
        }
        add(table);
        report.images().stream()
                .map(image -> image.baseSize().whyNot())
                .filter(why -> !why.isEmpty())
                .distinct()
                .forEach(why -> add("Sizes of base images are not known: " + why));
    }

    private static String bytes(OptionalLong bytes) {
        return bytes.isPresent() ? Bytes.text(bytes.getAsLong()) : UNKNOWN;
    }

    private void changes() {
        if (report.changes().isEmpty()) {
            return;
        }
        TextTable table =
                new TextTable("t" + "n".repeat(report.distinctVariants().size()));
        table.row(Stream.concat(
                        Stream.of("Pushed again by"),
                        report.distinctVariants().stream().map(ReportText::heading))
                .toList());
        for (ChangeCost change : report.changes()) {
            String detail = change.detail().isEmpty() ? "" : " (" + change.detail() + ")";
            table.row(Stream.concat(
                            Stream.of(change.label() + detail),
                            report.distinctVariants().stream().map(variant -> Bytes.text(change.of(variant))))
                    .toList());
        }
        add(table);
    }

    private static String heading(Variant variant) {
        return variant.label().replace(" dependency", "").replace(" image", "");
    }

    private void built() {
        if (report.built().isEmpty()) {
            report.planned().ifPresent(this::planned);
            return;
        }
        ImageFindings built = report.built().get();
        lines.add("");
        add("As built: " + built.source());
        add("dive's scores: efficiency " + Bytes.percent(built.efficiency()) + ", wasted "
                + Bytes.text(built.wastedBytes()) + ", " + Bytes.percent(built.userWasted())
                + " of everything above the lowest layer");
        add("Avoidable above the base: " + Bytes.text(built.reclaimableBytes()));
        TextTable table = new TextTable("tnnnt");
        table.row(List.of("Layer as built", "Files", "On disk", "Stored", "Of"));
        built.layers().stream()
                .limit(MOST_LAYERS)
                .forEach(layer -> table.row(List.of(
                        layer.name(),
                        Integer.toString(layer.files()),
                        Bytes.text(layer.size().disk()),
                        Bytes.text(layer.size().compressed()),
                        layer.ofBase() ? "the base" : "the application")));
        add(table);
        findings(built);
    }

    private void planned(ImageFindings planned) {
        lines.add("");
        add("dive's scores, predicted without the base: efficiency " + Bytes.percent(planned.efficiency()) + ", wasted "
                + Bytes.text(planned.wastedBytes()));
        findings(planned);
    }

    private void findings(ImageFindings found) {
        findings("Unwanted", "Files", found.unwanted());
        findings("In several layers", "Times", found.wasted());
        findings("Duplicate content", "Copies", found.duplicates());
    }

    private void findings(String heading, String count, List<Finding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        TextTable table = new TextTable("tnnt");
        table.row(List.of(heading, count, "Size", "Such as"));
        findings.forEach(finding -> table.row(List.of(
                finding.what(),
                Integer.toString(finding.files()),
                Bytes.text(finding.bytes()),
                finding.paths().get(finding.paths().size() - 1))));
        add(table);
    }

    private void advice() {
        if (report.advice().isEmpty()) {
            return;
        }
        lines.add("");
        for (Advice advice :
                report.advice().subList(0, Math.min(MOST_ADVICE, report.advice().size()))) {
            add("Saves " + Bytes.text(advice.saved()) + ": " + advice.title());
            add("  " + advice.setting());
        }
    }
}
