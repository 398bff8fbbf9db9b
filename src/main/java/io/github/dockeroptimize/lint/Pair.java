package io.github.dockeroptimize.lint;

/**
 * A name and its value.
 *
 * @param legacy whether a space stands between them
 */
record Pair(String name, String value, boolean legacy) {

    static Pair of(String word) {
        int equals = word.indexOf('=');
        return equals < 0
                ? new Pair(word, "", false)
                : new Pair(word.substring(0, equals), word.substring(equals + 1), false);
    }
}
