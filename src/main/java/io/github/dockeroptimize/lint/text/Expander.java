package io.github.dockeroptimize.lint.text;

import java.util.LinkedHashSet;
import java.util.Set;

/** Expands variables as BuildKit does, in all its forms: {@code $a}, {@code ${a:-b}}, {@code ${a%b}}, {@code ${a/b/c}}. */
public final class Expander {

    /**
     * The options of an expansion.
     *
     * @param keepsQuotes whether the result keeps quotes
     * @param keepsEscapes whether the result keeps escape characters
     * @param plainQuotes whether quotes are ordinary characters
     * @param keepsUnset whether an unset variable stays as it is
     */
    record Style(char escape, boolean keepsQuotes, boolean keepsEscapes, boolean plainQuotes, boolean keepsUnset) {}

    private final Style style;
    private final ExpansionBudget allowance;

    private Expander(Style style, ExpansionBudget allowance) {
        this.style = style;
        this.allowance = allowance;
    }

    /** The style for arguments of instructions. */
    public static Expander of(char escape, ExpansionBudget allowance) {
        return new Expander(new Style(escape, false, false, false, false), allowance);
    }

    /** The style for inline content, in which quotes have no meaning. */
    public static Expander ofContent(ExpansionBudget allowance) {
        return new Expander(new Style('\\', false, false, true, false), allowance);
    }

    /** The style that splits a text into unchanged words. */
    static Expander verbatim() {
        return new Expander(new Style('\\', true, true, false, true), new ExpansionBudget());
    }

    static Expander keepingUnset(char escape) {
        return new Expander(new Style(escape, false, false, false, true), new ExpansionBudget());
    }

    public Expansion expand(String text, Variables variables) throws ExpansionException {
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
