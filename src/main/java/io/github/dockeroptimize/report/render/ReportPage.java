package io.github.dockeroptimize.report.render;

import io.github.dockeroptimize.report.Report;

/** Writes the report as a self-contained HTML page without scripts. */
public final class ReportPage {

    private ReportPage() {}

    /** The text of the file. */
    public static String write(Report report) {
        return Html.write("render/report.jte", new ReportModel(report));
    }
}
