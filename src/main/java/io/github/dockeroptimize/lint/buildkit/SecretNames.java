package io.github.dockeroptimize.lint.buildkit;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Recognises names of variables that look like a secret: a word between underscores is on BuildKit's list. */
public final class SecretNames {

    private static final Set<String> SECRET = Set.of(
            "apikey", "auth", "credential", "credentials", "key", "password", "pword", "passwd", "secret", "token");
    private static final Set<String> HARMLESS = Set.of("public", "file", "version");

    private SecretNames() {}

    /** Whether a name looks like a secret. */
    public static boolean isOne(String name) {
        Set<String> words =
                new HashSet<>(Arrays.asList(name.toLowerCase(Locale.ROOT).split("_", -1)));
        return words.stream().anyMatch(SECRET::contains) && words.stream().noneMatch(HARMLESS::contains);
    }
}
