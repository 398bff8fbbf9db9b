package io.github.dockeroptimize.lint.text;

import java.util.List;

/** A source of {@code ADD} that is fetched instead of read from the context. */
public final class RemoteSource {

    private static final List<String> SCHEMES =
            List.of("http://", "https://", "git://", "ssh://", "git@", "git+http://", "git+https://", "git+ssh://");

    private RemoteSource() {}

    public static boolean isOne(String source) {
        return SCHEMES.stream().anyMatch(source::startsWith);
    }
}
