package io.github.dockeroptimize.lint;

import java.util.LinkedHashSet;
import java.util.Set;

/** Replaces variables as BuildKit does, in all its forms: {@code $a}, {@code ${a:-b}}, {@code ${a%b}}, {@code ${a/b/c}}. */
final class Expander {

    /**
     * How a text is read.
     *
     * @param keepsQuotes whether quotes stay in the result
     * @param keepsEscapes whether escape characters do
     * @param plainQuotes whether quotes are characters like any other
     * @param keepsUnset whether a variable that isn't set stays as it is
     */
    record Style(char escape, boolean keepsQuotes, boolean keepsEscapes, boolean plainQuotes, boolean keepsUnset) {}

    private final Style style;
    private final Allowance allowance;

    private Expander(Style style, Allowance allowance) {
        this.style = style;
        this.allowance = allowance;
    }

    /** For arguments of instructions. */
    static Expander of(char escape, Allowance allowance) {
        return new Expander(new Style(escape, false, false, false, false), allowance);
    }

    /** For content that stands in the Dockerfile, in which quotes mean nothing. */
    static Expander ofContent(Allowance allowance) {
        return new Expander(new Style('\\', false, false, true, false), allowance);
    }

    /** Parts a text into words and leaves them as they are. */
    static Expander verbatim() {
        return new Expander(new Style('\\', true, true, false, true), new Allowance());
    }

    static Expander keepingUnset(char escape) {
        return new Expander(new Style(escape, false, false, false, true), new Allowance());
    }

    Expansion expand(String text, Variables variables) throws ExpansionException {
        Set<String> found = new LinkedHashSet<>();
        Set<String> missing = new LinkedHashSet<>();
        ExpansionReader reader = new ExpansionReader(text, style, allowance, name -> {
            var value = variables.get(name);
            (value.isPresent() ? found : missing).add(name);
            return value;
        });
        try {
            ExpandedText expanded = reader.read();
            return new Expansion(expanded.text(), expanded.words(), found, missing);
        } catch (ExpansionException e) {
            throw e.withMissing(missing);
        }
    }
}
