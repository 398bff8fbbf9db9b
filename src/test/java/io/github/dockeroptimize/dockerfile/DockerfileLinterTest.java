package io.github.dockeroptimize.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The linter of these tests must find what it is there to find. */
class DockerfileLinterTest {

    @Test
    void findsNothingInAGoodDockerfile() {
        assertThat(DockerfileLinter.findings("# why\n\nFROM java:21\nCOPY a /a\nUSER 1:1\nCMD [\"a\"]\n"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
                    DL3000 ~ WORKDIR app
                    DL3002 ~ USER 0:0
                    DL3006 ~ FROM java
                    DL3006 ~ FROM localhost:5000/java
                    DL3007 ~ FROM java:latest
                    DL3020 ~ ADD app.jar /app.jar
                    DL3021 ~ COPY a b /c
                    DL3022 ~ COPY --from=nowhere /a /a
                    DL3025 ~ ENTRYPOINT java -jar app.jar
                    DL3029 ~ FROM --platform=linux/amd64 java:21
                    DL3045 ~ COPY app.jar ./
                    DL3066 ~ USER app
                    DL3067 ~ FROM a:1 AS a\\nFROM b:1\\nCOPY --from=a / /
                    DL4006 ~ RUN a | tar x
                    RUN at last ~ RUN true
                    ConsistentInstructionCasing ~ user 1
                    FromAsCasing ~ FROM a:1 as b
                    StageNameCasing ~ FROM a:1 AS Build
                    ReservedStageName ~ FROM a:1 AS context
                    DuplicateStageName ~ FROM a:1 AS b\\nFROM a:1 AS b
                    InvalidDefinitionDescription ~ # why\\nFROM a:1
                    LegacyKeyValueFormat ~ ENV NAME value
                    ExposeInvalidFormat ~ EXPOSE 80/TCP
                    MultipleInstructionsDisallowed ~ CMD ["a"]\\nCMD ["b"]
                    unknown ~ MAINTAINER me
                    """)
    void findsEachFlaw(String rule, String text) {
        String dockerfile = "FROM java:21\nUSER 1:1\n" + text.replace("\\n", "\n") + "\n";

        assertThat(DockerfileLinter.findings(dockerfile)).anyMatch(finding -> finding.startsWith(rule));
    }
}
