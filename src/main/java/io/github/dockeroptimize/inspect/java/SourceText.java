package io.github.dockeroptimize.inspect.java;

/** Java, Kotlin or Groovy source text without its comments and literals. */
final class SourceText {

    private final String text;
    private final StringBuilder code = new StringBuilder();
    private int at;

    private SourceText(String text) {
        this.text = text;
    }

    /** The text with each comment and literal replaced by a blank. */
    static String code(String text) {
        return new SourceText(text).read();
    }

    private String read() {
        while (at < text.length()) {
            if (starts("//") || (at == 0 && starts("#!"))) {
                skipTo("\n", false);
            } else if (starts("/*")) {
                skipComment();
            } else if (starts("\"\"\"")) {
                skipLiteral("\"\"\"");
            } else if (starts("'''")) {
                skipLiteral("'''");
            } else if (starts("\"")) {
                skipLiteral("\"");
            } else if (starts("'")) {
                skipLiteral("'");
            } else {
                code.append(text.charAt(at++));
            }
        }
        return code.toString();
    }

    private boolean starts(String what) {
        return text.startsWith(what, at);
    }

    private void skipTo(String end, boolean inclusive) {
        int found = text.indexOf(end, at);
        at = found < 0 ? text.length() : found + (inclusive ? end.length() : 0);
        code.append(' ');
    }

    /** Kotlin's nest; in the others an inner beginning is rare, and the first end counts. */
    private void skipComment() {
        at += 2;
        skipTo("*/", true);
    }

    /** An unescaped line break ends a literal of one line, so that an apostrophe in odd text does no harm. */
    private void skipLiteral(String quote) {
        at += quote.length();
        while (at < text.length() && !starts(quote) && (quote.length() == 3 || text.charAt(at) != '\n')) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at = Math.min(at + (at < text.length() && starts(quote) ? quote.length() : 0), text.length());
        code.append(' ');
    }
}
