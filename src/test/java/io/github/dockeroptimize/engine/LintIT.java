package io.github.dockeroptimize.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dockeroptimize.lint.LintCorpus;
import io.github.dockeroptimize.lint.text.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code docker build --check} finds in each Dockerfile of the corpus what the linter does, line by line. Asked of all at once,
 * BuildKit gives up on some while it is busy, so this runs while no other test does.
 */
@Isolated
@RequiresEngine
class LintIT {

    private static final Map<String, JsonNode> CHECKS = new HashMap<>();

    static List<LintCorpus.Sample> samples() {
        return LintCorpus.samples();
    }

    /** All in one call of {@code docker buildx bake}, which asks the same of BuildKit, and starts once instead of for each. */
    @BeforeAll
    static void askDocker() throws IOException {
        Map<String, Object> targets = new LinkedHashMap<>();
        for (LintCorpus.Sample sample : samples()) {
            Path context = Apps.fresh("lint-" + sample.name());
            Files.writeString(context.resolve("Dockerfile"), sample.text());
            Files.writeString(
                    context.resolve(".dockerignore"), sample.ignoreFile().orElse(""));
            targets.put(sample.name(), Map.of("context", context.toString()));
        }
        ObjectMapper json = new ObjectMapper();
        Path file = Apps.fresh("lint").resolve("bake.json");
        json.writeValue(
                file.toFile(),
                Map.of("group", Map.of("default", Map.of("targets", targets.keySet())), "target", targets));
        String output = Command.of(
                        "docker",
                        "buildx",
                        "bake",
                        "--progress=quiet",
                        "--call=check,format=json",
                        "--file",
                        file.toString())
                .tryRun()
                .output();
        assertThat(output).contains("{");
        JsonNode checked = json.readTree(output.substring(Math.max(0, output.indexOf('{'))))
                .path("target");
        assertThat(checked).hasSameSizeAs(targets.keySet());
        targets.keySet().forEach(name -> CHECKS.put(name, checked.path(name).path("check")));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void findsWhatDockerFinds(LintCorpus.Sample sample) {
        JsonNode check = Objects.requireNonNull(CHECKS.get(sample.name()));
        List<Finding> findings = sample.findings().stream()
                .filter(finding -> Stream.of("DL", "SC").noneMatch(finding.rule()::startsWith))
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
