package io.github.dockeroptimize.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dockeroptimize.lint.Finding;
import io.github.dockeroptimize.lint.LintCorpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docker build --check} finds in each Dockerfile of the corpus what the linter does, line by line. */
@RequiresEngine
@Execution(ExecutionMode.SAME_THREAD)
class LintIT {

    private static final Predicate<String> HADOLINT = rule -> rule.startsWith("DL");

    static List<LintCorpus.Sample> samples() {
        return LintCorpus.samples();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void findsWhatDockerFinds(LintCorpus.Sample sample) throws IOException {
        JsonNode check = check(sample);
        List<Finding> findings = sample.findings().stream()
                .filter(finding -> HADOLINT.negate().test(finding.rule()))
                .toList();

        assertThat(findings.stream()
                        .filter(finding -> !finding.rule().equals(Finding.INVALID))
                        .map(finding -> finding.line() + " " + finding.rule()))
                .containsExactlyInAnyOrderElementsOf(warnings(check));
        assertThat(findings.stream().anyMatch(finding -> finding.rule().equals(Finding.INVALID)))
                .as("%s", check.path("buildError"))
                .isEqualTo(failed(check));
        int line = firstLine(check.path("buildError"));
        if (failed(check) && line > 0) {
            assertThat(findings).anyMatch(finding -> finding.rule().equals(Finding.INVALID) && finding.line() == line);
        }
    }

    private static JsonNode check(LintCorpus.Sample sample) throws IOException {
        Path context = Apps.fresh("lint");
        Files.writeString(context.resolve("Dockerfile"), sample.text());
        if (sample.ignoreFile().isPresent()) {
            Files.writeString(
                    context.resolve(".dockerignore"), sample.ignoreFile().get());
        }
        String output = Command.of(
                        "docker", "build", "--progress=quiet", "--call=check,format=json", context.toString())
                .tryRun()
                .output();
        return new ObjectMapper().readTree(output);
    }

    /** Docker tells the same more than once, where a rule looks at each word. */
    private static List<String> warnings(JsonNode check) {
        Stream<JsonNode> warnings = StreamSupport.stream(check.path("warnings").spliterator(), false);
        return warnings.map(warning ->
                        firstLine(warning) + " " + warning.path("ruleName").asText() + " "
                                + warning.path("detail").asText())
                .distinct()
                .map(warning -> warning.split(" ", 3))
                .map(parts -> parts[0] + " " + parts[1])
                .toList();
    }

    /** Findings that are errors because the file says so are not counted twice. */
    private static boolean failed(JsonNode check) {
        String message = check.path("buildError").path("message").asText();
        return !message.isEmpty() && !message.startsWith("lint violation found");
    }

    private static int firstLine(JsonNode located) {
        return located.path("location")
                .path("ranges")
                .path(0)
                .path("start")
                .path("line")
                .asInt();
    }
}
