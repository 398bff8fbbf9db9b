package io.github.dockeroptimize.report;

import io.github.dockeroptimize.report.ImageFindings.Finding;
import java.util.Optional;
import java.util.stream.Stream;

/** What would mend what was found in a built image, where a line in the POM does. */
final class FindingsAdviser {

    private FindingsAdviser() {}

    static Stream<Advice> advise(ImageFindings built) {
        return built.unwanted().stream()
                .flatMap(finding -> setting(finding.what()).map(setting -> advice(finding, setting)).stream());
    }

    /** Libraries in two versions, test libraries and the like are seen in the plan too, and more is known of them there. */
    private static Optional<String> setting(String rule) {
        return switch (rule) {
            case "private-key" -> Optional.of(exclude("**/*.key") + exclude("**/*.pem") + exclude("**/id_*"));
            case "environment-file" -> Optional.of(exclude("**/.env*"));
            case "version-control" -> Optional.of(exclude("**/.git/**"));
            case "source" -> Optional.of(exclude("**/*.java"));
            default -> Optional.empty();
        };
    }

    private static String exclude(String pattern) {
        return "<exclude>" + pattern + "</exclude>";
    }

    private static Advice advice(Finding finding, String setting) {
        return new Advice(
                "unwanted-" + finding.what(),
                "Keep files out of the image by the rule " + finding.what(),
                "There are " + finding.files() + ", such as " + finding.paths().get(0)
                        + ". Whoever can fetch the image can read them, even where a later layer deletes them.",
                finding.bytes(),
                setting + " in the <excludes> of the build's <resource> that has them");
    }
}
