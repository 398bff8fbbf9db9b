package io.github.dockeroptimize.lint;

/** A path with a drive's letter. */
final class WindowsPath {

    private WindowsPath() {}

    static boolean isAbsolute(String path) {
        return path.length() > 1 && Character.isLetter(path.charAt(0)) && path.charAt(1) == ':';
    }
}
