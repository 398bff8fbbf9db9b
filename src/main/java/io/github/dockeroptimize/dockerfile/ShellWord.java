package io.github.dockeroptimize.dockerfile;

/** Quotes words for {@code /bin/sh}. */
final class ShellWord {

    private ShellWord() {}

    /** The word, in single quotes if it contains a character with a special meaning. */
    static String of(String word) {
        return word.matches("[A-Za-z0-9._/@%+=:,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
