package io.github.dockeroptimize.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** The report of a fleet as a page of its own, which needs nothing from elsewhere and runs nothing. */
public final class FleetPage {

    private FleetPage() {}

    /** The text of the file. */
    public static String write(FleetReport fleet) {
        TemplateEngine engine = TemplateEngine.createPrecompiled(
                null, ContentType.Html, FleetPage.class.getClassLoader(), FleetPage.class.getPackageName());
        StringOutput page = new StringOutput();
        engine.render("fleet.jte", new FleetView(fleet), page);
        return page.toString();
    }
}
