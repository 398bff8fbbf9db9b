package io.github.dockeroptimize.check;

import io.github.dockeroptimize.lint.buildkit.SecretNames;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Hides values that look like secrets in the log, which more people read than the file. */
final class SecretValues {

    private static final String HIDDEN = "…";
    /** {@code NAME=value}, and {@code ENV NAME value} at the beginning of a line of a diff. */
    private static final Pattern ASSIGNMENT = Pattern.compile(
            "([\\w.-]+)(=)(\"(?:[^\"\\\\]|\\\\.)*+\"|'[^']*+'|[^\\s\"']++)|(?<=^.?(?:ENV|LABEL) )([\\w.-]+)( +)(?!\\S*=)(.+)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern LOGIN = Pattern.compile("://[^\\s/@\"']++@");

    private SecretValues() {}

    static String hidden(String line) {
        String shown = ASSIGNMENT.matcher(line).replaceAll(found -> Matcher.quoteReplacement(hidden(found)));
        return LOGIN.matcher(shown).replaceAll("://" + HIDDEN + "@");
    }

    private static String hidden(MatchResult found) {
        int name = found.group(1) == null ? 4 : 1;
        return isSecret(found.group(name)) ? found.group(name) + found.group(name + 1) + HIDDEN : found.group();
    }

    private static boolean isSecret(String name) {
        String words = name.replaceAll("([a-z])([A-Z])", "$1_$2").replaceAll("[.-]", "_");
        return SecretNames.isOne(words)
                || Stream.of("password", "passwd", "secret").anyMatch(words.toLowerCase(Locale.ROOT)::endsWith);
    }
}
