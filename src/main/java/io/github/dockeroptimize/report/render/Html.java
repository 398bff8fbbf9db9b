package io.github.dockeroptimize.report.render;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.github.dockeroptimize.report.Report;

/** Renders a self-contained page from a template and its model. */
public final class Html {

    /** Lone surrogates can't be written; the others make a name look like another, or reverse what follows it. */
    private static final String UNWRITABLE = "[\\p{Cs}\\u202a-\\u202e\\u2066-\\u2069[\\p{Cntrl}&&[^\\n\\r\\t]]]";

    private Html() {}

    public static String write(String template, Object model) {
        TemplateEngine engine = TemplateEngine.createPrecompiled(
                null, ContentType.Html, Html.class.getClassLoader(), Report.class.getPackageName());
        StringOutput page = new StringOutput();
        engine.render(template, model, page);
        return page.toString().replaceAll(UNWRITABLE, "\ufffd");
    }
}
