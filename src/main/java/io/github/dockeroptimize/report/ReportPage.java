package io.github.dockeroptimize.report;

/** The report as a page of its own, which needs nothing from elsewhere and runs nothing. */
public final class ReportPage {

    private ReportPage() {}

    /** The text of the file. */
    public static String write(Report report) {
        return Html.write("report.jte", new Page(report));
    }
}
