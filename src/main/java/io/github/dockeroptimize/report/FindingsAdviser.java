package io.github.dockeroptimize.report;

import io.github.dockeroptimize.report.ImageFindings.Finding;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What would mend what was found in a built image, where a line in the POM does. */
final class FindingsAdviser {

    /** Rules of what resources bring along; libraries in two versions and the like are known better from the plan. */
    private static final Set<String> FROM_RESOURCES =
            Set.of("private-key", "environment-file", "version-control", "source");

    private FindingsAdviser() {}

    /** What Maven's resources have brought. */
    static Stream<Advice> advise(ImageFindings built) {
        return advise(
                built,
                finding -> excludes(finding)
                        .map(excludes -> excludes + " in the <excludes> of the build's <resource> that has them"));
    }

    /** What was copied from a folder that isn't Maven's. */
    static Stream<Advice> adviseSources(ImageFindings built) {
        return advise(
                built,
                finding -> finding.paths().stream()
                        .filter(path -> !path.matches("(?s).*/(?:node_modules|site-packages)/.*"))
                        .map(path -> "'" + path + "'")
                        .collect(Collectors.collectingAndThen(
                                Collectors.joining(", "),
                                paths -> Optional.of("<sources> that leave out what is copied to " + paths)
                                        .filter(setting -> !paths.isEmpty()))));
    }

    private static Stream<Advice> advise(ImageFindings built, Function<Finding, Optional<String>> setting) {
        return built.unwanted().stream()
                .filter(finding -> FROM_RESOURCES.contains(finding.what()))
                .flatMap(finding -> setting.apply(finding).map(line -> advice(finding, line)).stream());
    }

    /** Excludes what was found and nothing more: the application may need others of that kind. */
    private static Optional<String> excludes(Finding finding) {
        String excludes = finding.paths().stream()
                .filter(path -> !path.endsWith(".jar"))
                .map(path -> pattern(finding.what(), path))
                .distinct()
                .map(pattern -> "<exclude>" + pattern + "</exclude>")
                .collect(Collectors.joining());
        return excludes.isEmpty() ? Optional.empty() : Optional.of(excludes);
    }

    private static String pattern(String rule, String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return switch (rule) {
            case "version-control" -> path.replaceFirst("(?s).*/(\\.(?:git|svn|hg))/.*", "**/$1/**");
            case "source" -> "**/*" + name.substring(Math.max(0, name.lastIndexOf('.')));
            default -> "**/" + name;
        };
    }

    private static Advice advice(Finding finding, String setting) {
        return new Advice(
                "unwanted-" + finding.what(),
                "Keep files out of the image by the rule " + finding.what(),
                (finding.files() == 1 ? "There is " : "There are " + finding.files() + ", such as ")
                        + finding.paths().get(0)
                        + ". Whoever can fetch the image can read it, even where a later layer deletes it.",
                finding.bytes(),
                setting);
    }
}
