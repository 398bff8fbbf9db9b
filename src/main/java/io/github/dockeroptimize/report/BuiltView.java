package io.github.dockeroptimize.report;

import io.github.dockeroptimize.report.ImageFindings.BuiltLayer;
import io.github.dockeroptimize.report.ImageFindings.Finding;
import java.util.List;

/** What the template of the page asks for of a built image. */
record BuiltView(ImageFindings findings) {

    private static final int MOST_LAYERS = 12;
    private static final int LONGEST_NAME = 160;

    /** Whether so many layers would hide what comes after them. */
    boolean hasManyLayers() {
        return findings.layers().size() > MOST_LAYERS;
    }

    /** A layer of a base is named by the whole command that made it. */
    static String name(BuiltLayer layer) {
        return TextTable.cut(layer.name(), LONGEST_NAME);
    }

    /** How many files there are that the finding doesn't name. */
    static int unnamed(Finding finding) {
        return finding.paths().equals(List.of(finding.what()))
                ? 0
                : finding.files() - finding.paths().size();
    }
}
