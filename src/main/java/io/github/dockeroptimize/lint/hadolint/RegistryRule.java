package io.github.dockeroptimize.lint.hadolint;

import io.github.dockeroptimize.lint.text.ImageGrammar;
import io.github.dockeroptimize.lint.text.Instruction;
import io.github.dockeroptimize.lint.text.Mount;
import io.github.dockeroptimize.lint.text.Severity;
import io.github.dockeroptimize.lint.text.Stage;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Images come from an allowed registry, if the user names any. */
final class RegistryRule {

    private final Set<String> allowed;

    private RegistryRule(Set<String> allowed) {
        this.allowed = allowed;
    }

    static List<Rule> all(Set<String> allowed) {
        return allowed.isEmpty()
                ? List.of()
                : List.of(Rule.ofFile(
                        "DL3026",
                        Severity.ERROR,
                        "The image comes from a registry that is not allowed; use one from "
                                + String.join(", ", new TreeSet<>(allowed)),
                        new RegistryRule(allowed)::offenders));
    }

    private Stream<Integer> offenders(ShellDockerfile dockerfile) {
        Set<String> names = new HashSet<>();
        Stream.Builder<Integer> lines = Stream.builder();
        for (Stage stage : dockerfile.stages()) {
            if (!isAllowed(stage.image(), names)) {
                lines.add(stage.from().line());
            }
            names.add(stage.alias());
            stage.body().stream()
                    .filter(instruction -> images(instruction).anyMatch(image -> !isAllowed(image, names)))
                    .forEach(instruction -> lines.add(instruction.line()));
        }
        return lines.build();
    }

    private static Stream<String> images(Instruction instruction) {
        return Stream.concat(
                instruction.is("COPY") ? instruction.flag("from") : Stream.empty(),
                instruction.is("RUN")
                        ? instruction.flag("mount").flatMap(mount -> Mount.parse(mount).from().stream())
                        : Stream.empty());
    }

    private boolean isAllowed(String image, Set<String> stages) {
        ImageGrammar parsed = ImageGrammar.parse(image);
        if (stages.contains(parsed.path()) || parsed.path().equals("scratch")) {
            return true;
        }
        return parsed.registry().map(this::matches).orElseGet(() -> matches("docker.io") || matches("hub.docker.com"));
    }

    private boolean matches(String registry) {
        return allowed.stream().anyMatch(pattern -> {
            if (pattern.startsWith("*")) {
                return registry.endsWith(pattern.substring(1));
            }
            return pattern.endsWith("*")
                    ? registry.startsWith(pattern.substring(0, pattern.length() - 1))
                    : registry.equals(pattern);
        });
    }
}
