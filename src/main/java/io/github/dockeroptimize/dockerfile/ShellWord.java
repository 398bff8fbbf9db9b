package io.github.dockeroptimize.dockerfile;

/** A word as {@code /bin/sh} reads it. */
final class ShellWord {

    private ShellWord() {}

    /** In single quotes where it has anything but the letters and signs that no shell looks at. */
    static String of(String word) {
        return word.matches("[A-Za-z0-9._/@%+=:,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
