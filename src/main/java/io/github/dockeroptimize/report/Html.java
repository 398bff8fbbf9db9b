package io.github.dockeroptimize.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** Makes a page of its own from a template and what the template asks. */
final class Html {

    /** Halves of characters can't be written, and the others make a name look like another or turn around what follows it. */
    private static final String UNWRITABLE = "[\\p{Cs}\\u202a-\\u202e\\u2066-\\u2069[\\p{Cntrl}&&[^\\n\\r\\t]]]";

    private Html() {}

    static String write(String template, Object model) {
        TemplateEngine engine = TemplateEngine.createPrecompiled(
                null, ContentType.Html, Html.class.getClassLoader(), Html.class.getPackageName());
        StringOutput page = new StringOutput();
        engine.render(template, model, page);
        return page.toString().replaceAll(UNWRITABLE, "\ufffd");
    }
}
