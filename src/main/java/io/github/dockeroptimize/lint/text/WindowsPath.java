package io.github.dockeroptimize.lint.text;

/** A path with a drive letter. */
public final class WindowsPath {

    private WindowsPath() {}

    public static boolean isAbsolute(String path) {
        return path.length() > 1 && Character.isLetter(path.charAt(0)) && path.charAt(1) == ':';
    }
}
