package io.github.dockeroptimize.inspect.go;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether a file is compiled, by its {@code //go:build} line, by its {@code // +build} lines, and by its name
 * (https://pkg.go.dev/cmd/go#hdr-Build_constraints).
 */
final class GoConstraint {

    private static final Pattern LINE = Pattern.compile("//go:build\\s+(.+)");
    private static final Pattern OLD_LINE = Pattern.compile("//\\s*\\+build(?:\\s+(.+))?");
    private static final Pattern TOKEN = Pattern.compile("\\|\\||&&|[!()]|[\\w.]+");
    private static final Set<String> SYSTEMS = Set.of(
            "aix",
            "android",
            "darwin",
            "dragonfly",
            "freebsd",
            "hurd",
            "illumos",
            "ios",
            "js",
            "linux",
            "nacl",
            "netbsd",
            "openbsd",
            "plan9",
            "solaris",
            "wasip1",
            "windows",
            "zos");
    private static final Set<String> ARCHITECTURES = Set.of(
            "386",
            "amd64",
            "amd64p32",
            "arm",
            "armbe",
            "arm64",
            "arm64be",
            "loong64",
            "mips",
            "mipsle",
            "mips64",
            "mips64le",
            "mips64p32",
            "mips64p32le",
            "ppc",
            "ppc64",
            "ppc64le",
            "riscv",
            "riscv64",
            "s390",
            "s390x",
            "sparc",
            "sparc64",
            "wasm");

    private final Matcher tokens;
    private final Predicate<String> tags;
    private String token = "";

    private GoConstraint(String expression, Predicate<String> tags) {
        this.tokens = TOKEN.matcher(expression);
        this.tags = tags;
        next();
    }

    /** By the lines before its package clause. */
    static boolean allows(GoHeader header, Predicate<String> tags) {
        List<String> lines = header.comments();
        return lines.stream()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .findFirst()
                .map(line -> new GoConstraint(line.group(1), tags).any())
                .orElseGet(() -> header.detached().stream()
                        .map(OLD_LINE::matcher)
                        .filter(Matcher::matches)
                        .allMatch(line -> line.group(1) == null || oldLine(line.group(1), tags)));
    }

    /** Words of which one is true, each of terms that all are. */
    private static boolean oldLine(String words, Predicate<String> tags) {
        return Stream.of(words.strip().split("\\s+", -1))
                .anyMatch(word -> Stream.of(word.split(",", -1))
                        .allMatch(term -> term.startsWith("!") ? !tags.test(term.substring(1)) : tags.test(term)));
    }

    /** By the system and the architecture at the end of its name. */
    static boolean allowsName(String file, Predicate<String> tags) {
        String name = file.replaceFirst("\\..*", "").replaceFirst("_test$", "");
        String[] parts =
                name.contains("_") ? name.substring(name.indexOf('_') + 1).split("_", -1) : new String[0];
        int last = parts.length - 1;
        if (last >= 1 && SYSTEMS.contains(parts[last - 1]) && ARCHITECTURES.contains(parts[last])) {
            return tags.test(parts[last - 1]) && tags.test(parts[last]);
        }
        return last < 0
                || !(SYSTEMS.contains(parts[last]) || ARCHITECTURES.contains(parts[last]))
                || tags.test(parts[last]);
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
        return tags.test(word);
    }
}
