package io.github.dockeroptimize.inspect.node;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Turns the patterns of test tools (https://github.com/micromatch/micromatch) into those of a {@code .dockerignore}. */
final class NodeGlobs {

    private static final Pattern CHOICE = Pattern.compile("\\{([^{}]*,[^{}]*)}|([@?+]?)\\(([^()]*)\\)");
    private static final Pattern ROOT = Pattern.compile("^(?:<rootDir>)?/?(?:\\./)?");
    private static final int MOST = 64;

    private NodeGlobs() {}

    /** The same patterns without alternatives; none for one that can't be written so. */
    static List<String> plain(String glob) {
        List<String> all = expanded(ROOT.matcher(glob).replaceFirst(""))
                .limit(MOST + 1L)
                .distinct()
                .toList();
        return all.size() > MOST
                        || all.stream()
                                .anyMatch(one -> one.isEmpty() || one.matches(".*[(){}!|].*|.*(?:^|/)\\.\\.(?:/.*|$)"))
                ? List.of()
                : all;
    }

    private static Stream<String> expanded(String glob) {
        Matcher choice = CHOICE.matcher(glob);
        if (!choice.find()) {
            return Stream.of(glob);
        }
        String before = glob.substring(0, choice.start());
        String after = glob.substring(choice.end());
        String[] words = choice.group(1) != null
                ? choice.group(1).split(",", -1)
                : ((choice.group(2).equals("?") ? "|" : "") + choice.group(3)).split("\\|", -1);
        return Stream.of(words).flatMap(word -> expanded(before + word + after));
    }
}
