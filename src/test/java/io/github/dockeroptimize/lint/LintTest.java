package io.github.dockeroptimize.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.lint.LintExamples.Example;
import io.github.dockeroptimize.lint.buildkit.BuildKitRule;
import io.github.dockeroptimize.lint.hadolint.HadolintRules;
import io.github.dockeroptimize.lint.hadolint.Rule;
import io.github.dockeroptimize.lint.text.Finding;
import io.github.dockeroptimize.lint.text.LintContext;
import io.github.dockeroptimize.lint.text.Severity;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule, and all that decides whether a finding is told. */
class LintTest {

    /** Those that need more than a text, and have tests of their own here. */
    private static final Set<String> OTHERS = Set.of("InvalidBaseImagePlatform", "CopyIgnoredFile");

    static List<Example> examples() {
        return LintExamples.all();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void findsWhatBreaksARuleAndNotWhatKeepsIt(Example example) {
        assertThat(rules(example.bad())).contains(example.rule());
        assertThat(rules(example.good())).doesNotContain(example.rule());
    }

    @Test
    void noRuleIsWithoutExample() {
        Set<String> shown = new HashSet<>(OTHERS);
        examples().forEach(example -> shown.add(example.rule()));

        assertThat(Stream.concat(
                        Arrays.stream(BuildKitRule.values()).map(BuildKitRule::title),
                        HadolintRules.all(LintContext.none()).map(Rule::code)))
                .isSubsetOf(shown)
                .doesNotHaveDuplicates();
    }

    @Test
    void saysWhereAndHowBadAndWhereToReadOn() {
        assertThat(Lint.findings("FROM scratch\n\nEXPOSE 80/TCP\nEXPOSE 65536\nWORKDIR a\n"))
                .extracting(
                        Finding::line,
                        Finding::rule,
                        Finding::severity,
                        finding -> finding.url().orElse("-"))
                .containsExactly(
                        tuple(
                                3,
                                "ExposeProtoCasing",
                                Severity.WARNING,
                                "https://docs.docker.com/go/dockerfile/rule/expose-proto-casing/"),
                        tuple(4, "DL3011", Severity.ERROR, "https://github.com/hadolint/hadolint/wiki/DL3011"),
                        tuple(4, "InvalidDockerfile", Severity.ERROR, "-"),
                        tuple(5, "DL3000", Severity.ERROR, "https://github.com/hadolint/hadolint/wiki/DL3000"));
    }

    @Test
    void findingsAreErrorsWhereTheFileSaysSo() {
        assertThat(Lint.findings("# check=error=true\nFROM a:1 as b\n"))
                .extracting(Finding::severity)
                .containsExactly(Severity.ERROR);
    }

    @Test
    void aCommentSilencesACheckOfTheNextInstruction() {
        assertThat(rules("FROM scratch\n# check=skip=WorkdirRelativePath\nWORKDIR a\n"))
                .doesNotContain("WorkdirRelativePath");
        assertThat(rules("FROM scratch\n# check=skip=WorkdirRelativePath\nUSER 1\nWORKDIR a\n"))
                .contains("WorkdirRelativePath");
    }

    @Test
    void anExperimentalCheckHasToBeAskedFor() {
        assertThat(rules("# what\nFROM a:1 AS b\n")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            target         ~ target/a.jar     ~ true
            target         ~ targets          ~ false
            *.md           ~ a.md             ~ true
            *.md           ~ b/a.md           ~ false
            **/*.md        ~ b/c/a.md         ~ true
            **/*.md        ~ a.md             ~ true
            **/a           ~ xa               ~ false
            a/**           ~ a/b/c            ~ true
            a/**/c         ~ a/c              ~ true
            /a             ~ ./a              ~ true
            a?c            ~ abc              ~ true
            a[b-d]         ~ ac               ~ true
            a[^b-d]        ~ ac               ~ false
            a\\*           ~ a*               ~ true
            *              ~ .                ~ true
            target         ~ .                ~ false
            x/../target    ~ b/../target      ~ true
            # target       ~ target           ~ false
            """)
    void knowsWhatIsKeptOut(String pattern, String source, boolean found) {
        LintContext context = new LintContext(Optional.of(pattern + "\n"), Set.of());
        List<Finding> findings = Lint.findings("FROM scratch\nCOPY " + source + " /x/\n", context);

        assertThat(findings.stream().anyMatch(finding -> finding.rule().equals("CopyIgnoredFile")))
                .isEqualTo(found);
    }

    @Test
    void saysNothingOfWhatExceptionsMayLetIn() {
        LintContext context = new LintContext(Optional.of("*\n!target\n"), Set.of());

        assertThat(Lint.findings("FROM scratch\nCOPY src /src\n", context)).isEmpty();
    }

    @Test
    void aVariableMayComeFromABaseThatNobodyKnows() {
        assertThat(rules("FROM a:1\nLABEL a=$JAVA_HOME\n")).isEmpty();
        assertThat(rules("ARG V=1\nFROM a:1\nLABEL a=$V\n")).containsExactly("UndefinedVar");
    }

    @Test
    void asksForRegistriesWhereSomebodyHasNamedThem() {
        LintContext context = new LintContext(Optional.empty(), Set.of("*.example.com"));

        assertThat(Lint.findings("FROM a.example.com/b:1 AS c\nFROM d:1\nCOPY --from=c /a /a\n", context))
                .extracting(Finding::rule, Finding::line)
                .containsExactly(tuple("DL3026", 2));
    }

    @Test
    void refusesWhatIsTooLongToBeADockerfile() {
        assertThatThrownBy(() -> Lint.findings("#".repeat(Lint.LONGEST + 1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("copy large content from files");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            0 ~ ''
            1 ~ # only this
            2 ~ # escape=\\n# escape=x
            1 ~ # escape=x
            1 ~ # escape=`\\n# escape=`
            """)
    void aTextThatIsNoDockerfileIsAFinding(int line, String text) {
        assertThat(Lint.findings(text.replace("\\n", "\n")))
                .extracting(Finding::rule, Finding::line)
                .containsExactly(tuple("InvalidDockerfile", line));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            ADD --checksum=sha256:12 https://a.b/c /d     ~ ADD --checksum=12 https://a.b/c.git#main /d
            COPY --chmod=999 a /b                         ~ COPY --chmod=u=rwX,go-w a /b
            COPY --chmod=10000 a /b                       ~ COPY --chmod=07777 a /b
            COPY --chmod=x a /b                           ~ COPY --chmod=0 a /b
            EXPOSE 80:81-90                               ~ EXPOSE 80-90:81
            EXPOSE a:80                                   ~ EXPOSE [::1]:80:80
            EXPOSE 1:2:3                                  ~ EXPOSE 1.2.3.4::3
            HEALTHCHECK --interval=5 CMD a                ~ HEALTHCHECK --interval=1.5h CMD a
            HEALTHCHECK --timeout=1us CMD a               ~ HEALTHCHECK --timeout=0 CMD a
            HEALTHCHECK --timeout=-5s CMD a               ~ HEALTHCHECK --timeout=1m30s CMD a
            HEALTHCHECK --retries=-1 CMD a                ~ HEALTHCHECK --retries=3 CMD a
            RUN --network=$a b                            ~ RUN --network=none b
            RUN --mount=type=a,target=/b c                ~ RUN --mount=type=Cache,target=/b c
            RUN --mount=target=/a,b=c d                   ~ RUN --mount=target=/a,dst=/b,ro c
            RUN --mount=target a                          ~ RUN --mount=target=/a,rw=true b
            RUN --mount=type=cache a                      ~ RUN --mount=type=ssh a
            RUN --mount=type=cache,target=/ a             ~ RUN --mount=type=cache,target=a b
            RUN --mount=from=$a,target=/b c               ~ RUN --mount=from=a,target=/b c
            RUN --mount=type=cache,target=/a,sharing=b c  ~ RUN --mount=type=cache,target=/a,sharing=locked c
            RUN --mount=target=/a,sharing=locked b        ~ RUN --mount=type=cache,target=/a,uid=1 b
            RUN --mount=target=/a,mode=0755 b             ~ RUN --mount=type=cache,target=/a,mode=0755 b
            RUN --mount=type=cache,target=/a,mode=0888 b  ~ RUN --mount=type=secret,id=a,mode=0400 b
            RUN --mount=type=cache,target=/a,gid=b c      ~ RUN --mount=type=tmpfs,target=/a,size=1.5GiB b
            RUN --mount=type=tmpfs,target=/a,size=b c     ~ RUN --mount=type=tmpfs,target=/a,size=10m c
            RUN --mount=type=cache,target=/a,size=1 c     ~ RUN --mount=type=secret,id=a,required,env=B c
            RUN --mount=required,type=secret,id=a b       ~ RUN --mount=type=secret,required,source=a b
            RUN --mount=type=secret a                     ~ RUN --mount=type=secret,target=/a b
            RUN --mount=type=secret,id=a,source=b c       ~ RUN --mount=type=secret,id=a,target=/b c
            VOLUME /a ${B:-}                              ~ VOLUME /a ${B:-c}
            """)
    void aValueThatNoBuilderTakesIsAFinding(String bad, String good) {
        assertThat(rules("FROM scratch\n" + bad + "\n")).contains(Finding.INVALID);
        assertThat(rules("FROM scratch\n" + good + "\n")).doesNotContain(Finding.INVALID);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            true  ~ RUN rm $A
            true  ~ ONBUILD RUN rm $A
            true  ~ ARG A\\nONBUILD RUN rm $A
            true  ~ FROM a:1 AS b\\nARG A\\nFROM c:1\\nRUN rm $A
            true  ~ RUN <<B\\n#!/bin/sh\\nrm $A\\nB
            true  ~ FROM a:1\\n# hadolint shell=pwsh\\nRUN b\\nFROM a:1\\nRUN rm $A
            false ~ RUN rm $HTTP_PROXY
            false ~ RUN ["rm", "$A"]
            false ~ ONBUILD ARG A\\nONBUILD RUN rm $A
            false ~ FROM a:1 AS b\\nARG A\\nFROM b AS c\\nFROM c:1\\nRUN rm $A
            false ~ FROM a:1 AS b\\nSHELL ["pwsh"]\\nFROM b\\nRUN rm $A
            false ~ RUN <<B\\n#!/usr/bin/env python3\\nrm $A\\nB
            false ~ # hadolint shell=pwsh # it is\\nFROM a:1\\nRUN rm $A
            false ~ FROM a:1\\n# hadolint shell = pwsh\\nRUN rm $A
            """)
    void looksAtScriptsOfTheShellOnly(boolean found, String dockerfile) {
        String text = dockerfile.replace("\\n", "\n");
        String whole = text.contains("FROM ") ? text : "FROM a:1\n" + text;

        assertThat(rules(whole + "\n").contains("SC2086")).isEqualTo(found);
    }

    /** What hadolint finds where a stage, a variable or content of a Dockerfile is in the way. */
    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            DL3006 ~ true  ~ FROM a${B:-c}
            DL3006 ~ false ~ FROM a:${B:-c}
            DL3006 ~ false ~ FROM ${A:-b.c}/d
            DL3006 ~ false ~ FROM a.b/$C
            DL3009 ~ true  ~ FROM a:1\\nRUN apt-get update\\nFROM a:1
            DL3009 ~ false ~ FROM a:1\\nRUN apt-get update\\nFROM b:1
            DL3060 ~ true  ~ FROM a:1\\nRUN yarn install\\nFROM a:1
            DL3010 ~ true  ~ FROM a:1\\nCOPY a.tar /\\nRUN tar -xf a.tar
            DL3010 ~ false ~ FROM a:1\\nCOPY a.tar /\\nRUN tar -xf a.tar\\nFROM a:1
            DL3045 ~ true  ~ FROM a:1 AS b\\nWORKDIR /a\\nFROM c:1 AS b\\nFROM b\\nCOPY a b
            DL3033 ~ true  ~ FROM a:1\\nARG B\\nONBUILD RUN yum install -y c-${B}
            DL3033 ~ false ~ FROM a:1\\nONBUILD ENV B=1\\nONBUILD RUN yum install -y c-${B}
            DL3042 ~ true  ~ FROM a:1\\nENV PIP_NO_CACHE_DIR=1\\nONBUILD RUN pip install a
            DL3042 ~ true  ~ FROM a:1\\nONBUILD RUN pip install a\\nONBUILD ENV PIP_NO_CACHE_DIR=1
            DL3042 ~ false ~ FROM a:1\\nONBUILD ENV PIP_NO_CACHE_DIR=1\\nONBUILD RUN pip install a
            DL4001 ~ true  ~ FROM a:1\\nONBUILD RUN wget a\\nFROM b:1\\nONBUILD RUN curl a
            DL4001 ~ false ~ FROM a:1\\nONBUILD RUN wget a\\nRUN curl a
            DL3004 ~ true  ~ FROM a:1\\nRUN <<B bash\\nsudo c\\nB
            DL3004 ~ false ~ FROM a:1\\nRUN bash <<B\\nsudo c\\nB
            DL4006 ~ false ~ FROM a:1\\nRUN cat <<B | sort\\nc\\nB
            """)
    void knowsWhereHadolintLooks(String rule, boolean found, String dockerfile) {
        assertThat(rules(dockerfile.replace("\\n", "\n") + "\n").contains(rule)).isEqualTo(found);
    }

    private static List<String> rules(String dockerfile) {
        return Lint.findings(dockerfile).stream().map(Finding::rule).toList();
    }
}
