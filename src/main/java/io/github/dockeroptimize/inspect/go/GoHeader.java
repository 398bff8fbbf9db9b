package io.github.dockeroptimize.inspect.go;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands at the top of a Go file, up to its package clause.
 *
 * @param packageName empty if there is no clause
 * @param comments lines that are a comment of their own
 * @param detached those of them that an empty line separates from the package clause
 */
record GoHeader(String packageName, List<String> comments, List<String> detached) {

    private static final Pattern PACKAGE = Pattern.compile("package\\s+(\\w+).*");

    static GoHeader of(String text) {
        List<String> comments = new ArrayList<>();
        List<String> detached = new ArrayList<>();
        boolean block = false;
        for (String line : text.lines().map(String::strip).toList()) {
            String code = line;
            if (block) {
                int end = line.indexOf("*/");
                block = end < 0;
                code = end < 0 ? "" : line.substring(end + 2).strip();
                if (code.isEmpty()) {
                    continue;
                }
            }
            code = code.replaceAll("/\\*.*?\\*/", "").strip();
            if (code.startsWith("/*")) {
                block = true;
            } else if (code.isEmpty() && line.isEmpty()) {
                detached.clear();
                detached.addAll(comments);
            } else if (code.startsWith("//")) {
                comments.add(code);
            } else if (!code.isEmpty()) {
                Matcher clause = PACKAGE.matcher(code);
                return new GoHeader(clause.matches() ? clause.group(1) : "", comments, detached);
            }
        }
        return new GoHeader("", comments, detached);
    }
}
