package io.github.dockeroptimize.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dockeroptimize.lint.Finding;
import io.github.dockeroptimize.lint.LintCorpus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docker build --check} finds in each Dockerfile of the corpus what the linter does, line by line. */
@RequiresEngine
class LintIT {

    private static final Map<String, JsonNode> CHECKS = new ConcurrentHashMap<>();

    static List<LintCorpus.Sample> samples() {
        return LintCorpus.samples();
    }

    /** Docker mostly waits, so two are asked at once. */
    @BeforeAll
    static void askDocker() throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            List<Callable<JsonNode>> checks = new ArrayList<>();
            for (LintCorpus.Sample sample : samples()) {
                checks.add(() -> CHECKS.computeIfAbsent(sample.name(), name -> check(sample)));
            }
            for (Future<JsonNode> check : pool.invokeAll(checks)) {
                check.get();
            }
        } finally {
            pool.shutdownNow();
        }
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

    private static JsonNode check(LintCorpus.Sample sample) {
        Path context = Apps.fresh("lint-" + sample.name());
        try {
            Files.writeString(context.resolve("Dockerfile"), sample.text());
            Files.writeString(
                    context.resolve(".dockerignore"), sample.ignoreFile().orElse(""));
            Command check =
                    Command.of("docker", "build", "--progress=quiet", "--call=check,format=json", context.toString());
            return new ObjectMapper().readTree(check.tryRun().output());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
