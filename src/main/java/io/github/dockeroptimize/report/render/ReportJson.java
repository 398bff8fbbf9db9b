package io.github.dockeroptimize.report.render;

import io.github.dockeroptimize.output.Json;
import io.github.dockeroptimize.report.Advice;
import io.github.dockeroptimize.report.ChangeCost;
import io.github.dockeroptimize.report.Comparison;
import io.github.dockeroptimize.report.ImageFindings;
import io.github.dockeroptimize.report.ImageFindings.BuiltLayer;
import io.github.dockeroptimize.report.ImageFindings.Finding;
import io.github.dockeroptimize.report.LayerFigure;
import io.github.dockeroptimize.report.PlacedFile;
import io.github.dockeroptimize.report.Report;
import io.github.dockeroptimize.report.Size;
import io.github.dockeroptimize.report.Variant;
import java.util.List;

/** Writes the report as JSON, for programs; {@code docs/report-schema.json} describes it. */
public final class ReportJson {

    /** Increases when something is removed or changes its meaning. */
    public static final int SCHEMA_VERSION = 1;

    private static final String BYTES = "bytes";
    private static final String COMPRESSED = "compressedBytes";
    private static final String LABEL = "label";

    private final Json json = new Json();

    private ReportJson() {}

    /** The text of the file. */
    public static String write(Report report) {
        ReportJson writer = new ReportJson();
        writer.report(report);
        return writer.json.toString();
    }

    private void report(Report report) {
        json.beginObject().name("schemaVersion").value(SCHEMA_VERSION);
        json.name("image").value(report.image());
        json.name("application").value(report.application());
        if (!report.isCompiled()) {
            json.name("archive").value(report.archive());
        }
        json.name("builder").value(report.builder().toString());
        json.name("compression").value(report.compression().toString());
        size(report.size());
        json.name("layers").beginArray();
        report.layers().forEach(this::layer);
        json.end(']');
        json.name("largestFiles").beginArray();
        report.largestFiles().forEach(file -> file(file, true));
        json.end(']');
        json.name("images").beginArray();
        report.images().forEach(this::image);
        json.end(']');
        json.name("variants").beginArray();
        report.variants().forEach(variant -> variant(variant, report));
        json.end(']');
        json.name("changes").beginArray();
        report.changes().forEach(this::change);
        json.end(']');
        json.name("advice").beginArray();
        report.advice().forEach(advice -> advice(json, advice));
        json.end(']');
        json.name("notes").values(report.notes());
        report.planned().ifPresent(planned -> {
            json.name("planned").beginObject();
            found(planned);
        });
        report.built().ifPresent(this::built);
        json.end('}');
    }

    private void size(Size size) {
        json.name(BYTES).value(size.disk()).name(COMPRESSED).value(size.compressed());
    }

    private void layer(LayerFigure layer) {
        json.beginObject().name("name").value(layer.name());
        json.name("holds").value(layer.holds());
        json.name("content").value(layer.content());
        json.name("files").value(layer.files());
        size(layer.size());
        json.name("share").value(layer.share());
        json.name("largestFiles").beginArray();
        layer.largest().forEach(file -> file(file, false));
        json.end(']').end('}');
    }

    private void file(PlacedFile file, boolean withLayer) {
        json.beginObject().name("path").value(file.path().value());
        if (withLayer) {
            json.name("layer").value(file.layer());
        }
        size(file.size());
        file.library()
                .ifPresent(library ->
                        json.name("coordinates").value(library.coordinates().toString()));
        json.end('}');
    }

    private void image(Comparison image) {
        json.beginObject().name("id").value(image.id()).name(LABEL).value(image.label());
        json.name("base").beginObject().name("reference").value(image.base());
        image.baseSize().compressed().ifPresent(bytes -> json.name(COMPRESSED).value(bytes));
        if (!image.baseSize().whyNot().isEmpty()) {
            json.name("unknown").value(image.baseSize().whyNot());
        }
        json.end('}').name("layers").value(image.ownLayers());
        size(image.own());
        image.whole().ifPresent(bytes -> json.name("wholeCompressedBytes").value(bytes));
        json.end('}');
    }

    private void variant(Variant variant, Report report) {
        json.beginObject().name("id").value(variant.id()).name(LABEL).value(variant.label());
        json.name("layers").value(variant.layers()).name(COMPRESSED).value(variant.size());
        String other = report.same().get(variant.id());
        if (other != null) {
            json.name("sameAs").value(other);
        }
        json.end('}');
    }

    private void change(ChangeCost change) {
        json.beginObject().name("id").value(change.id()).name(LABEL).value(change.label());
        if (!change.detail().isEmpty()) {
            json.name("detail").value(change.detail());
        }
        json.name("pushedBytes").beginObject();
        change.pushed().forEach((variant, bytes) -> json.name(variant).value(bytes));
        json.end('}').end('}');
    }

    public static void advice(Json json, Advice advice) {
        json.beginObject().name("id").value(advice.id()).name("title").value(advice.title());
        json.name("reason").value(advice.reason()).name("savedBytes").value(advice.saved());
        json.name("setting").value(advice.setting()).end('}');
    }

    private void built(ImageFindings built) {
        json.name("built").beginObject().name("source").value(built.source());
        built.digest().ifPresent(digest -> json.name("digest").value(digest));
        json.name("layers").beginArray();
        built.layers().forEach(this::builtLayer);
        json.end(']');
        found(built);
    }

    private void found(ImageFindings built) {
        json.name("efficiency").value(built.efficiency());
        json.name("wastedBytes").value(built.wastedBytes());
        json.name("userWasted").value(built.userWasted());
        json.name("reclaimableBytes").value(built.reclaimableBytes());
        findings("wasted", built.wasted());
        findings("duplicates", built.duplicates());
        findings("unwanted", built.unwanted());
        json.end('}');
    }

    private void builtLayer(BuiltLayer layer) {
        json.beginObject().name("name").value(layer.name());
        json.name("digest").value(layer.digest());
        json.name("ofBase").value(layer.ofBase());
        json.name("files").value(layer.files());
        size(layer.size());
        json.end('}');
    }

    private void findings(String name, List<Finding> findings) {
        json.name(name).beginArray();
        for (Finding finding : findings) {
            json.beginObject().name("what").value(finding.what());
            json.name("files").value(finding.files());
            json.name(BYTES).value(finding.bytes());
            json.name("paths").values(finding.paths()).end('}');
        }
        json.end(']');
    }
}
