package io.github.dockeroptimize.lint.text;

/** The syntax of a number in JSON. */
final class JsonNumber {

    private final String text;
    private int position;

    private JsonNumber(String text) {
        this.text = text;
    }

    static boolean matches(String text) {
        return new JsonNumber(text).isNumber();
    }

    private boolean isNumber() {
        skip("-");
        boolean leadingZero = text.startsWith("0", position);
        int digits = digits();
        if (digits == 0 || (leadingZero && digits > 1)) {
            return false;
        }
        if (skip(".") && digits() == 0) {
            return false;
        }
        if (skip("eE")) {
            skip("+-");
            if (digits() == 0) {
                return false;
            }
        }
        return position == text.length();
    }

    private boolean skip(String any) {
        boolean found = position < text.length() && any.indexOf(text.charAt(position)) >= 0;
        position += found ? 1 : 0;
        return found;
    }

    private int digits() {
        int start = position;
        while (position < text.length() && text.charAt(position) >= '0' && text.charAt(position) <= '9') {
            position++;
        }
        return position - start;
    }
}
