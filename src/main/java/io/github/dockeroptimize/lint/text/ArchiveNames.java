package io.github.dockeroptimize.lint.text;

import java.util.List;

/** Names of archives that {@code ADD} extracts. */
public final class ArchiveNames {

    private static final List<String> ENDS = List.of(
            ".tar", ".Z", ".bz2", ".gz", ".lz", ".lzma", ".tZ", ".tb2", ".tbz", ".tbz2", ".tgz", ".tlz", ".tpz", ".txz",
            ".xz");

    private ArchiveNames() {}

    public static boolean isOne(String path) {
        String name = Whitespace.unquoted(path);
        return ENDS.stream().anyMatch(name::endsWith);
    }

    /** The last part of a path with slashes or backslashes. */
    public static String name(String path) {
        String plain = Whitespace.unquoted(path);
        return plain.substring(Math.max(plain.lastIndexOf('/'), plain.lastIndexOf('\\')) + 1);
    }
}
