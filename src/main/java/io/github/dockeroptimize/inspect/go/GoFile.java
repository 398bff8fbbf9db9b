package io.github.dockeroptimize.inspect.go;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Go file, with the questions that matter for an image.
 *
 * @param folder relative to the context, {@code .} for the context itself
 * @param name the file's name
 * @param tags that decide whether it is compiled
 */
record GoFile(String folder, String name, String text, GoTags tags) {

    private static final Pattern MAIN = Pattern.compile("(?m)^func\\s+main\\s*\\(\\s*\\)");
    private static final Pattern CGO = Pattern.compile("(?m)^\\s*(import\\s+)?\"C\"\\s*;?\\s*$");

    /** Packages that compile without C but fail at run time. */
    private static final Pattern NEEDS_C = Pattern.compile(
            "(?m)^\\s*(import\\s+)?[\\w.]*\\s*\"(github\\.com/(mattn/go-sqlite3|confluentinc/confluent-kafka-go|jinzhu/gorm/dialects/sqlite)|gorm\\.io/driver/sqlite)[\"/]");

    /** Packages that are made of C++. */
    private static final Pattern NEEDS_CPP = Pattern.compile(
            "(?m)^\\s*(import\\s+)?[\\w.]*\\s*\"github\\.com/(marcboeker/go-duckdb|duckdb/duckdb-go|linxGnu/grocksdb|tecbot/gorocksdb|tensorflow/tensorflow)[\"/]");

    private static final Pattern EMBED = Pattern.compile("(?m)^//go:embed[ \\t]+(.+)$");
    private static final Pattern PATTERN = Pattern.compile("\"([^\"]*)\"|`([^`]*)`|(\\S+)");
    private static final Pattern LINKED = Pattern.compile("#cgo\\s+(?:[^\\n:]*\\s)?LDFLAGS:([^\\n]*)");
    private static final Pattern LIBRARY = Pattern.compile("-l(\\S+)");
    private static final Pattern PACKAGED = Pattern.compile("#cgo\\s+(?:[^\\n:]*\\s)?pkg-config:([^\\n]*)");
    private static final String OF_THE_BASE = "c|m|pthread|dl|rt|resolv|util|stdc\\+\\+|gcc_s";
    private static final Pattern LISTENS = Pattern.compile(
            "\\bListenAndServe|\\bnet\\.Listen\\(|\\bgrpc\\.NewServer|\\bgin\\.(New|Default)\\(|\\becho\\.New\\(|\\bfiber\\.New\\(|\\bhttp\\.Server\\{");
    private static final Pattern VARIABLE = Pattern.compile(
            "(?s)\\b(?:Getenv|LookupEnv)\\(\\s*[\"`]PORT[\"`]\\s*\\)|\\bgin\\.(?:New|Default)\\(.*\\.Run\\(\\s*\\)");
    private static final Pattern LOOPBACK = Pattern.compile("(?:localhost|127\\.0\\.0\\.1):\\d+");
    private static final List<Pattern> PORTS = List.of(
            Pattern.compile(
                    "\\b(?:ListenAndServe(?:TLS)?|Listen|Run|RunTLS|Start|StartTLS)\\((?:\"tcp[46]?\",\\s*)?\"[^\":]*:(\\d{2,5})\""),
            Pattern.compile("\\bAddr:\\s*\"[^\":]*:(\\d{2,5})\""),
            Pattern.compile("\"[^\"]*(?i:addr|port|listen)[^\"]*\",\\s*\"?:?(80|443|\\d{4,5})\\b"),
            Pattern.compile("(?i)\\w*port\\s*:?=\\s*\":?(\\d{4,5})\""));

    /** Its path in the context. */
    String path() {
        return folder.equals(".") ? name : folder + "/" + name;
    }

    boolean isMain() {
        return isBuilt()
                && GoHeader.of(text).packageName().equals("main")
                && MAIN.matcher(text).find();
    }

    /** Whether the file is compiled on Linux. */
    boolean isBuilt() {
        return GoConstraint.allowsName(name, tags::has) && GoConstraint.allows(GoHeader.of(text), tags::has);
    }

    boolean usesC() {
        return isBuilt() && (CGO.matcher(text).find() || NEEDS_C.matcher(text).find() || usesCpp());
    }

    /** Whether its text says that C++ is linked. */
    boolean usesCpp() {
        return isBuilt() && (NEEDS_CPP.matcher(text).find() || linked().anyMatch("stdc++"::equals));
    }

    boolean isCgo() {
        return isBuilt() && CGO.matcher(text).find();
    }

    private Stream<String> linked() {
        return LINKED.matcher(text)
                .results()
                .flatMap(line -> LIBRARY.matcher(line.group(1)).results())
                .map(library -> library.group(1));
    }

    /** Libraries that it is linked with and that no base image is sure to have. */
    Stream<String> libraries() {
        return isCgo()
                ? Stream.concat(
                        linked().filter(library -> !library.matches(OF_THE_BASE)),
                        PACKAGED.matcher(text)
                                .results()
                                .flatMap(line -> Stream.of(line.group(1).strip().split("\\s+", -1))))
                : Stream.empty();
    }

    boolean listens() {
        return LISTENS.matcher(text).find();
    }

    /** Whether it reads the variable PORT. */
    boolean readsPort() {
        return isBuilt() && VARIABLE.matcher(text).find();
    }

    /** The port that it names where it listens for others than the container itself. */
    OptionalInt port() {
        return PORTS.stream()
                .flatMap(pattern -> pattern.matcher(text).results())
                .filter(match -> !LOOPBACK.matcher(match.group()).find())
                .mapToInt(match -> Integer.parseInt(match.group(1)))
                .findFirst();
    }

    /** Where it listens for nobody but the container itself. */
    Optional<String> loopback() {
        return PORTS.subList(0, 2).stream()
                .flatMap(pattern -> pattern.matcher(text).results())
                .flatMap(match -> LOOPBACK.matcher(match.group()).results())
                .map(MatchResult::group)
                .filter(address -> isBuilt())
                .findFirst();
    }

    /** Patterns of files that become part of the program, relative to the directory. */
    List<String> embedded() {
        return EMBED.matcher(text)
                .results()
                .flatMap(found -> PATTERN.matcher(found.group(1).strip()).results())
                .map(GoFile::pattern)
                .toList();
    }

    private static String pattern(MatchResult word) {
        String pattern = word.group(1) != null ? word.group(1) : word.group(2) != null ? word.group(2) : word.group(3);
        return pattern.replaceFirst("^all:", "");
    }
}
