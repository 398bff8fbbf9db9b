package io.github.dockeroptimize.lint.hadolint;

import io.github.dockeroptimize.lint.text.ImageGrammar;
import io.github.dockeroptimize.lint.text.Instruction;
import io.github.dockeroptimize.lint.text.Severity;
import io.github.dockeroptimize.lint.text.Stage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Rules about base images and names of stages. */
final class StageRules {

    private StageRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.ofFile(
                        "DL3006",
                        Severity.WARNING,
                        "The base image has no tag, so a later build may use another one; add a tag",
                        StageRules::untagged),
                Rule.ofStages(
                        "DL3007",
                        Severity.WARNING,
                        "The tag 'latest' may name another image in a later build; name a release",
                        StageRules::isLatest),
                Rule.ofFile(
                        "DL3024",
                        Severity.ERROR,
                        "The stage name is already used; choose another",
                        StageRules::duplicates),
                Rule.ofStages(
                        "DL3029",
                        Severity.WARNING,
                        "The platform is fixed; leave --platform out, or use $BUILDPLATFORM",
                        stage -> platform(stage)
                                .filter(name -> !name.contains("BUILDPLATFORM") && !name.contains("TARGETPLATFORM"))
                                .isPresent()),
                Rule.ofFile(
                        "DL3061",
                        Severity.ERROR,
                        "Only ARG and comments can come before the first FROM",
                        dockerfile -> dockerfile.preamble().stream()
                                .filter(instruction -> !instruction.is("ARG"))
                                .map(Instruction::line)),
                Rule.ofStages(
                        "DL3063",
                        Severity.WARNING,
                        "The stage name is reserved; choose another",
                        stage -> Set.of("scratch", "context").contains(stage.alias())),
                Rule.ofStages(
                        "DL3065",
                        Severity.WARNING,
                        "$TARGETPLATFORM is the default; leave --platform out",
                        stage -> platform(stage)
                                .filter(Set.of("$TARGETPLATFORM", "${TARGETPLATFORM}")::contains)
                                .isPresent()));
    }

    private static Optional<String> platform(Stage stage) {
        return stage.from().flag("platform").findFirst();
    }

    private static Stream<Integer> untagged(ShellDockerfile dockerfile) {
        List<Integer> lines = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Stage stage : dockerfile.stages()) {
            ImageGrammar image = ImageGrammar.parse(stage.image());
            boolean fine = image.path().equals("scratch")
                    || image.digest().isPresent()
                    || image.tag().isPresent()
                    || image.path().startsWith("$")
                    || image.repository().startsWith("$")
                    || names.contains(image.path());
            if (!fine) {
                lines.add(stage.from().line());
            }
            names.add(stage.alias());
        }
        return lines.stream();
    }

    private static boolean isLatest(Stage stage) {
        ImageGrammar image = ImageGrammar.parse(stage.image());
        return image.digest().isEmpty() && image.tag().equals(Optional.of("latest"));
    }

    private static Stream<Integer> duplicates(ShellDockerfile dockerfile) {
        Set<String> names = new HashSet<>();
        return dockerfile.stages().stream()
                .filter(stage -> !stage.alias().isEmpty() && !names.add(stage.alias()))
                .map(stage -> stage.from().line());
    }
}
