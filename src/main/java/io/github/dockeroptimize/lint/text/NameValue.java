package io.github.dockeroptimize.lint.text;

/**
 * A name and its value.
 *
 * @param legacy whether a space separates them
 */
public record NameValue(String name, String value, boolean legacy) {

    public static NameValue of(String word) {
        int equals = word.indexOf('=');
        return equals < 0
                ? new NameValue(word, "", false)
                : new NameValue(word.substring(0, equals), word.substring(equals + 1), false);
    }
}
