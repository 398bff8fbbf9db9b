package io.github.dockeroptimize.inspect;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Go file says that matters for an image.
 *
 * @param folder relative to the context, {@code .} for itself
 * @param name the file's own
 */
record GoFile(String folder, String name, String text) {

    private static final Pattern PACKAGE_MAIN = Pattern.compile("(?m)^package\\s+main\\b");
    private static final Pattern MAIN = Pattern.compile("(?m)^func\\s+main\\s*\\(\\s*\\)");
    private static final Pattern CGO = Pattern.compile("(?m)^\\s*(import\\s+)?\"C\"\\s*$");

    /** Packages that compile without C, and then fail when they are used. */
    private static final Pattern NEEDS_C = Pattern.compile(
            "(?m)^\\s*(import\\s+)?[\\w.]*\\s*\"(github\\.com/(mattn/go-sqlite3|confluentinc/confluent-kafka-go)|gorm\\.io/driver/sqlite)[\"/]");

    private static final Pattern EMBED = Pattern.compile("(?m)^//go:embed\\s+(.+)$");
    private static final Pattern LISTENS = Pattern.compile(
            "\\bListenAndServe|\\bnet\\.Listen\\(|\\bgrpc\\.NewServer|\\bgin\\.(New|Default)\\(|\\becho\\.New\\(|\\bfiber\\.New\\(|\\bhttp\\.Server\\{");

    boolean isMain() {
        return isBuilt()
                && PACKAGE_MAIN.matcher(text).find()
                && MAIN.matcher(text).find();
    }

    /** Whether it is compiled on Linux. */
    boolean isBuilt() {
        return GoConstraint.allows(text) && !name.matches(".*_(windows|darwin|js|wasm|plan9)(_\\w+)?\\.go");
    }

    boolean usesC() {
        return isBuilt() && (CGO.matcher(text).find() || NEEDS_C.matcher(text).find());
    }

    boolean listens() {
        return LISTENS.matcher(text).find();
    }

    /** Patterns of files that become part of the program, relative to the folder. */
    List<String> embedded() {
        Matcher matcher = EMBED.matcher(text);
        return matcher.results()
                .flatMap(found -> List.of(found.group(1).strip().split("\\s+", -1)).stream())
                .map(pattern -> pattern.replace("\"", "").replace("`", "").replaceFirst("^all:", ""))
                .toList();
    }

    /** Whether it names a path in that folder. */
    boolean names(String asset) {
        return text.contains("\"" + asset + "/") || text.contains("\"./" + asset) || text.contains("\"" + asset + "\"");
    }
}
