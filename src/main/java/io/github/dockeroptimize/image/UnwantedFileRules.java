package io.github.dockeroptimize.image;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Rules for paths that belong into a checkout or a build, but not into an image. */
final class UnwantedFileRules {

    /** Directories of third-party packages, whose content is decided by their authors. */
    private static final Pattern OTHERS = Pattern.compile(".*/(?:node_modules|site-packages|dist-packages)/.*");

    private static final List<Rule> EVERYWHERE = List.of(
            rule("version-control", ".*/\\.(?:git|svn|hg)/.*"),
            rule("private-key", ".*/id_(?:rsa|dsa|ecdsa|ed25519)"),
            rule("environment-file", ".*/\\.env(?:\\.(?!example$|sample$|template$|dist$|defaults$)[^/]*)?"),
            rule(
                    "package-cache",
                    "/var/lib/apt/lists/.*",
                    "/var/cache/(?:apt|apk|dnf|yum)/.*",
                    ".*/\\.m2/repository/.*",
                    ".*/\\.gradle/caches/.*",
                    ".*/node_modules/\\.cache/.*",
                    ".*/\\.npm/_cacache/.*",
                    ".*/\\.cache/(?:pip|go-build|yarn)/.*"),
            rule(
                    "build-tool",
                    "(?:/usr(?:/local)?)?/bin/(?:[\\w.-]+-)?(?:gcc|g\\+\\+|c\\+\\+|cpp|clang|clang\\+\\+|ld|as|make|cmake|mvn|javac)(?:[.-][\\d.]+)?",
                    "/usr/lib(?:exec)?/gcc/.*/(?:cc1|cc1plus|collect2|lto1)",
                    ".*/bin/javac"));

    private static final List<Rule> IN_ONES_OWN = List.of(
            rule(
                    "test",
                    ".*/src/test/.*",
                    ".*/test-classes/.*",
                    ".*/__tests__/.*",
                    ".*/[^/]+\\.(?:test|spec)\\.[cm]?[jt]sx?",
                    ".*/(?:test_[^/]*|conftest)\\.py",
                    ".*/[^/]+_test\\.go",
                    ".*/[^/]+-(?:tests|test-sources)\\.jar",
                    ".*/(?:junit|junit-jupiter[a-z-]*|mockito-[a-z-]+|assertj-core|testng|hamcrest[a-z-]*|spring-test|spring-boot-test[a-z-]*)-\\d[^/]*\\.jar"),
            rule(
                    "source",
                    ".*/src/main/.*",
                    ".*/[^/]+\\.(?:java|kt|scala|groovy)",
                    ".*/[^/]+-(?:sources|javadoc)\\.jar"),
            rule(
                    "build-tool",
                    "(?!.*/META-INF/maven/).*/pom\\.xml",
                    ".*/mvnw(?:\\.cmd)?",
                    ".*/\\.mvn/.*",
                    ".*/gradlew(?:\\.bat)?",
                    ".*/(?:build|settings)\\.gradle(?:\\.kts)?",
                    ".*/Dockerfile"));

    private UnwantedFileRules() {}

    /** A rule: its name and patterns of paths. */
    private record Rule(String name, List<Pattern> paths) {
        boolean matches(String path) {
            return paths.stream().anyMatch(pattern -> pattern.matcher(path).matches());
        }
    }

    /** The rule that a file breaks; the most severe one if there are several. */
    static Optional<String> rule(String path) {
        if (path.length() > 4096) {
            return Optional.empty(); // no engine creates such a file
        }
        return first(EVERYWHERE, path)
                .or(() -> OTHERS.matcher(path).matches() ? Optional.empty() : first(IN_ONES_OWN, path));
    }

    private static Optional<String> first(List<Rule> rules, String path) {
        return rules.stream().filter(rule -> rule.matches(path)).map(Rule::name).findFirst();
    }

    private static Rule rule(String name, String... paths) {
        return new Rule(
                name,
                List.of(paths).stream()
                        .map(path -> Pattern.compile(path, Pattern.DOTALL))
                        .toList());
    }
}
