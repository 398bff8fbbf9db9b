package io.github.dockeroptimize.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.image.HealthCheck;
import io.github.dockeroptimize.output.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DockerfileWriterTest {

    private static String write(Instruction instruction) {
        return new Dockerfile(List.of(), List.of(new Dockerfile.Group(List.of(), List.of(instruction))))
                .toString()
                .strip();
    }

    @Test
    void keepsQuotesDollarsAndBackslashesFromTheirMeaning() {
        assertThat(write(new Instruction.Env(Map.of("A", "say \"$HOME\" \\n"))))
                .isEqualTo("ENV A=\"say \\\"\\$HOME\\\" \\\\n\"");
    }

    @Test
    void refusesALineBreakInAValue() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> write(new Instruction.Env(Map.of("A", "one\ntwo"))))
                .withMessage(
                        "'environment' has 'A' with the value 'one\\ntwo', but a Dockerfile can't contain a line break there; remove it or set the value when the container starts");
    }

    @Test
    void refusesANameThatEndsTheInstruction() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> write(new Instruction.Label(Map.of("a b", "c"))))
                .withMessage(
                        "'labels' has the name 'a b', but names may contain only letters, digits and . _ / -; rename it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"plain", "a \"b\" \\ /", "line\nbreak\ttab\u0000\u001f\u007f", "Größe 日本 \uD83D\uDE00", "$X"})
    void writesCommandsThatAnyJsonReaderReads(String word) throws IOException {
        String line = write(new Instruction.Entrypoint(List.of("java", word)));

        assertThat(line).doesNotContain("\n");
        assertThat(new ObjectMapper().readValue(line.substring("ENTRYPOINT ".length()), String[].class))
                .containsExactly("java", word);
    }

    @Test
    void writesAHealthCheckAsDockerReadsIt() {
        HealthCheck plain = HealthCheck.of(List.of("curl", "http://localhost"));
        HealthCheck full = new HealthCheck(
                plain.test(),
                Optional.of(Duration.ofSeconds(90)),
                Optional.of(Duration.ofMillis(1500)),
                Optional.of(Duration.ofHours(1)),
                Optional.of(Duration.ofSeconds(1)),
                Optional.of(3));

        assertThat(write(new Instruction.Checked(plain))).isEqualTo("HEALTHCHECK CMD [\"curl\", \"http://localhost\"]");
        assertThat(write(new Instruction.Checked(full)))
                .isEqualTo("HEALTHCHECK --interval=90s --timeout=1500ms --start-period=3600s --start-interval=1s"
                        + " --retries=3 CMD [\"curl\", \"http://localhost\"]");
        assertThat(write(new Instruction.Checked(HealthCheck.of(List.of("NONE")))))
                .isEqualTo("HEALTHCHECK NONE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nRUN rm -rf /", "a\rb", "a\u0000b"})
    void anAnnotationStaysInItsComment(String value) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> AnnotationFlags.comment(Map.of("title", value)))
                .withMessageContaining("but a Dockerfile can't contain a line break there");
    }

    @Test
    void writesHalfACharacterSoThatItStaysText() {
        assertThat(Json.string("\uD83D")).isEqualTo("\"\\ud83d\"");
        assertThat(Json.string("\uDE00x")).isEqualTo("\"\\ude00x\"");
    }
}
