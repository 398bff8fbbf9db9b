package io.github.dockeroptimize.inspect;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a file's {@code //go:build} line lets it be compiled on Linux
 * (https://pkg.go.dev/cmd/go#hdr-Build_constraints). The architecture is decided in the container: the usual ones are all
 * taken for true.
 */
final class GoConstraint {

    private static final Set<String> TRUE = Set.of("linux", "unix", "amd64", "arm64", "cgo", "gc");
    private static final Pattern LINE = Pattern.compile("(?m)^//go:build\\s+(.+)$");
    private static final Pattern TOKEN = Pattern.compile("\\|\\||&&|[!()]|[\\w.]+");

    private final Matcher tokens;
    private String token = "";

    private GoConstraint(String expression) {
        this.tokens = TOKEN.matcher(expression);
        next();
    }

    static boolean allows(String text) {
        Matcher line = LINE.matcher(text);
        return !line.find() || new GoConstraint(line.group(1)).any();
    }

    private void next() {
        token = tokens.find() ? tokens.group() : "";
    }

    private boolean any() {
        boolean value = all();
        while (token.equals("||")) {
            next();
            value |= all();
        }
        return value;
    }

    private boolean all() {
        boolean value = one();
        while (token.equals("&&")) {
            next();
            value &= one();
        }
        return value;
    }

    private boolean one() {
        String word = token;
        next();
        if (word.equals("!")) {
            return !one();
        }
        if (word.equals("(")) {
            boolean value = any();
            next();
            return value;
        }
        return TRUE.contains(word) || word.matches("go1\\.\\d+");
    }
}
