package io.github.dockeroptimize.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.dockeroptimize.lint.text.Finding;
import io.github.dockeroptimize.lint.text.LintContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever somebody writes, there are findings, and soon. */
class LintHostileTest {

    private static final int MANY = 100_000;

    static List<String> texts() {
        return List.of(
                "FROM a:1\nCMD " + "[".repeat(60_000),
                "FROM a:1\nCMD " + "[\"a\",".repeat(10_000),
                "FROM a:1\nCMD " + "{\"a\":[".repeat(10_000),
                "FROM scratch\nLABEL a=" + "${a:-".repeat(12_000),
                "FROM scratch\nENV A=aaaaaaaaaa\n" + "ENV A=$A$A$A$A\n".repeat(40),
                "FROM scratch\nENV A=" + "a".repeat(30_000) + "\n"
                        + "LABEL b=${A%%*a*a*a*a*b} c=${A//a*b/c}\n".repeat(30),
                "FROM scratch\n" + "LABEL a=${A#".repeat(5_000),
                "FROM a:1\nRUN " + "$(".repeat(30_000),
                "FROM a:1\nRUN " + "`\\".repeat(30_000),
                "FROM a:1\nRUN " + "((".repeat(30_000),
                "FROM a:1\nRUN " + "a<<b ".repeat(12_000),
                "FROM a:1\nRUN " + "1<".repeat(30_000),
                "FROM a:1\nRUN <<" + "a".repeat(60_000),
                "FROM a:1\nRUN " + "<<a ".repeat(12_000) + "\n" + "a\n".repeat(1_000),
                "FROM a:1\nRUN a \\\n" + "a \\\n".repeat(MANY),
                "FROM a:1\n" + "ONBUILD ".repeat(8_000),
                "FROM a:1 AS a\n" + "ONBUILD RUN a\n".repeat(5_000) + "FROM a\n".repeat(5_000),
                "FROM a:1 AS a\n" + "ONBUILD RUN a\n".repeat(5_000)
                        + IntStream.range(0, 5_000)
                                .mapToObj(i -> "FROM a AS s" + i + "\n")
                                .collect(Collectors.joining())
                        + "FROM a:1\n"
                        + IntStream.range(0, 5_000)
                                .mapToObj(i -> "COPY --from=s" + i + " /a /a\n")
                                .collect(Collectors.joining()),
                IntStream.range(0, 5_000)
                        .mapToObj(i -> "FROM " + (i == 0 ? "scratch" : "s" + (i - 1)) + " AS s" + i + "\nENV v" + i
                                + "=1\nLABEL a=$none\n")
                        .collect(Collectors.joining()),
                "\\\n".repeat(MANY),
                "#\n".repeat(MANY) + "FROM a:1",
                "FROM a:1\n" + "COPY --from=0 / /\n".repeat(10_000),
                "FROM " + "a/".repeat(30_000),
                "FROM a:1\nLABEL " + "a=b ".repeat(15_000),
                "FROM a:1\nENV "
                        + IntStream.range(0, 6_000)
                                .mapToObj(i -> "v" + i + "=$v" + (i + 1))
                                .collect(Collectors.joining(" ")),
                "FROM a:1\nRUN apt-get install " + "-t ".repeat(20_000));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void endsSoon(String text) {
        List<Finding> findings = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Lint.findings(text));

        assertThat(findings).isNotNull();
    }

    @Test
    void patternsOfAnIgnoreFileEndSoonToo() {
        LintContext context = new LintContext(Optional.of("**/*a*".repeat(500) + "b\n"), Set.of());

        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> Lint.findings("FROM scratch\nCOPY " + "a/".repeat(1_000) + " /b\n", context));
    }

    @Test
    void neverThrowsAnything() {
        Random random = new Random(42);
        List<String> parts = new ArrayList<>(List.of(
                "\\",
                "`",
                "\n",
                "\r\n",
                " ",
                "\t",
                "\"",
                "'",
                "$",
                "${",
                "}",
                ":-",
                "%",
                "/",
                "<<",
                "EOF",
                "-",
                "[",
                "]",
                ",",
                "#",
                "# check=",
                "# escape=",
                "skip",
                "=",
                "(",
                ")",
                "|",
                "&",
                ";",
                "--from=",
                "--mount=",
                "é",
                "\0",
                "\ud83d",
                "FROM ",
                "RUN ",
                "COPY ",
                "ENV ",
                "ARG ",
                "CMD ",
                "LABEL ",
                "EXPOSE ",
                "ONBUILD ",
                "HEALTHCHECK ",
                "SHELL ",
                "USER ",
                "a",
                "1",
                "AS "));
        LintExamples.all().forEach(example -> parts.add(example.bad()));
        for (int i = 0; i < 2_000; i++) {
            String text = random.ints(1 + random.nextInt(20), 0, parts.size())
                    .mapToObj(parts::get)
                    .collect(Collectors.joining());
            String dockerfile = i % 2 == 0 ? text : "FROM scratch\n" + text;

            assertThat(Lint.findings(dockerfile, new LintContext(Optional.of(text), Set.of())))
                    .as(dockerfile)
                    .isNotNull();
        }
    }
}
