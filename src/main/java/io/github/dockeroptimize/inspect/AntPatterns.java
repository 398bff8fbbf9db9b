package io.github.dockeroptimize.inspect;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Paths as Maven's file sets select them: {@code *} within a name, {@code **} across directories. */
record AntPatterns(List<Pattern> patterns) implements Predicate<String> {

    static AntPatterns of(List<String> texts) {
        return new AntPatterns(texts.stream().map(AntPatterns::pattern).toList());
    }

    /** @param path relative, with slashes */
    @Override
    public boolean test(String path) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(path).matches());
    }

    private static Pattern pattern(String text) {
        String glob = text.strip().replace('\\', '/').replaceFirst("^/", "");
        String whole = glob.endsWith("/") ? glob + "**" : glob;
        StringBuilder regex = new StringBuilder("(?s)");
        for (int at = 0; at < whole.length(); at++) {
            if (whole.startsWith("**/", at)) {
                regex.append("(?:.*/)?");
                at += 2;
            } else if (whole.startsWith("/**", at) && at + 3 == whole.length()) {
                regex.append("(?:/.*)?");
                at += 2;
            } else if (whole.startsWith("**", at)) {
                regex.append(".*");
                at++;
            } else if (whole.charAt(at) == '*') {
                regex.append("[^/]*");
            } else if (whole.charAt(at) == '?') {
                regex.append("[^/]");
            } else {
                regex.append(Pattern.quote(String.valueOf(whole.charAt(at))));
            }
        }
        return Pattern.compile(regex.toString());
    }
}
