package io.github.dockeroptimize.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** The report as a page of its own, which needs nothing from elsewhere and runs nothing. */
public final class ReportPage {

    private ReportPage() {}

    /** The text of the file. */
    public static String write(Report report) {
        TemplateEngine engine = TemplateEngine.createPrecompiled(
                null, ContentType.Html, ReportPage.class.getClassLoader(), ReportPage.class.getPackageName());
        StringOutput page = new StringOutput();
        engine.render("report.jte", new Page(report), page);
        return page.toString();
    }
}
