package io.github.dockeroptimize.lint;

import java.util.List;

/** Names of archives that {@code ADD} unpacks. */
final class Archives {

    private static final List<String> ENDS = List.of(
            ".tar", ".Z", ".bz2", ".gz", ".lz", ".lzma", ".tZ", ".tb2", ".tbz", ".tbz2", ".tgz", ".tlz", ".tpz", ".txz",
            ".xz");

    private Archives() {}

    static boolean isOne(String path) {
        String name = Blanks.unquoted(path);
        return ENDS.stream().anyMatch(name::endsWith);
    }

    /** The last part of a path of either kind. */
    static String name(String path) {
        String plain = Blanks.unquoted(path);
        return plain.substring(Math.max(plain.lastIndexOf('/'), plain.lastIndexOf('\\')) + 1);
    }
}
