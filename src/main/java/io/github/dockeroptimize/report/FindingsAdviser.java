package io.github.dockeroptimize.report;

import io.github.dockeroptimize.application.SourceProject;
import io.github.dockeroptimize.report.ImageFindings.Finding;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Fixes for findings in a built image, where a line in the POM fixes them. */
final class FindingsAdviser {

    /** Rules for files that come from resources; the plan knows more about libraries in two versions and the like. */
    private static final Set<String> FROM_RESOURCES =
            Set.of("private-key", "environment-file", "version-control", "source");

    private FindingsAdviser() {}

    /** For files from Maven's resources. */
    static Stream<Advice> advise(ImageFindings built) {
        return advise(
                built,
                finding -> excludes(finding)
                        .map(excludes -> excludes + " in <excludes> of the <resource> that includes them"));
    }

    /** For an image that is compiled in the container. */
    static Stream<Advice> advise(SourceProject project, ImageFindings built) {
        return project.hasResources() ? advise(built) : adviseSources(built);
    }

    /** For files copied from a directory that isn't Maven's. */
    private static Stream<Advice> adviseSources(ImageFindings built) {
        return advise(
                built,
                finding -> finding.paths().stream()
                        .filter(path -> !path.matches("(?s).*/(?:node_modules|site-packages)/.*"))
                        .map(path -> "'" + path + "'")
                        .collect(Collectors.collectingAndThen(
                                Collectors.joining(", "),
                                paths -> Optional.of("<sources> without what is copied to " + paths)
                                        .filter(setting -> !paths.isEmpty()))));
    }

    private static Stream<Advice> advise(ImageFindings built, Function<Finding, Optional<String>> setting) {
        return built.unwanted().stream()
                .filter(finding -> FROM_RESOURCES.contains(finding.what()))
                .flatMap(finding -> setting.apply(finding).map(line -> advice(finding, line)).stream());
    }

    /** Excludes only what was found: the application may need other files of that kind. */
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
                "Keep files of the kind " + finding.what() + " out of the image",
                "The image contains " + (finding.files() == 1 ? "" : finding.files() + " files, such as ")
                        + finding.paths().get(0)
                        + ". Anyone who can pull the image can read it, even if a later layer deletes it.",
                finding.bytes(),
                setting);
    }
}
