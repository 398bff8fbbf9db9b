package io.github.dockeroptimize.report.render;

import io.github.dockeroptimize.report.ImageFindings;
import io.github.dockeroptimize.report.ImageFindings.BuiltLayer;
import io.github.dockeroptimize.report.ImageFindings.Finding;
import java.util.List;

/** The findings in a built image, prepared for the template of the page. */
record BuiltImageModel(ImageFindings findings) {

    private static final int MOST_LAYERS = 12;
    private static final int LONGEST_NAME = 160;

    /** Whether there are so many layers that they would hide what follows. */
    boolean hasManyLayers() {
        return findings.layers().size() > MOST_LAYERS;
    }

    /** The name of a layer; layers of a base have the whole command that made them as name. */
    static String name(BuiltLayer layer) {
        return TextTable.cut(layer.name(), LONGEST_NAME);
    }

    /** The number of files that the finding doesn't name. */
    static int unnamed(Finding finding) {
        return finding.paths().equals(List.of(finding.what()))
                ? 0
                : finding.files() - finding.paths().size();
    }
}
