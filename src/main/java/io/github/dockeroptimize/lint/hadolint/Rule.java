package io.github.dockeroptimize.lint.hadolint;

import io.github.dockeroptimize.lint.shell.ShellCommand;
import io.github.dockeroptimize.lint.text.Finding;
import io.github.dockeroptimize.lint.text.Instruction;
import io.github.dockeroptimize.lint.text.Severity;
import io.github.dockeroptimize.lint.text.Stage;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One of hadolint's rules.
 *
 * @param offenders finds the lines of a Dockerfile that violate it
 */
public record Rule(
        String code, Severity severity, String message, Function<ShellDockerfile, Stream<Integer>> offenders) {

    private static final String PAGES = "https://github.com/hadolint/hadolint/wiki/";
    private static final String SHELLCHECK_PAGES = "https://www.shellcheck.net/wiki/";

    /** A rule for single instructions. */
    static Rule ofEach(String code, Severity severity, String message, Predicate<Instruction> breaks) {
        return new Rule(
                code,
                severity,
                message,
                dockerfile -> dockerfile.instructions().filter(breaks).map(Instruction::line));
    }

    /** A rule for single {@code FROM}s. */
    static Rule ofStages(String code, Severity severity, String message, Predicate<Stage> breaks) {
        return new Rule(
                code,
                severity,
                message,
                dockerfile -> dockerfile.stages().stream()
                        .filter(breaks)
                        .map(stage -> stage.from().line()));
    }

    /** A rule for {@code RUN}, also as a trigger of {@code ONBUILD}. */
    static Rule ofRuns(String code, Severity severity, String message, Predicate<Run> breaks) {
        return new Rule(
                code,
                severity,
                message,
                dockerfile -> dockerfile.allRuns().filter(breaks).map(Run::line));
    }

    /** A rule for {@code RUN}, except triggers of {@code ONBUILD}. */
    static Rule ofEachRun(String code, Severity severity, String message, Predicate<Run> breaks) {
        return new Rule(
                code,
                severity,
                message,
                dockerfile -> dockerfile
                        .instructions()
                        .flatMap(instruction -> dockerfile.run(instruction).stream())
                        .filter(breaks)
                        .map(Run::line));
    }

    /** A rule for each program that is called. */
    static Rule ofCommands(String code, Severity severity, String message, Predicate<ShellCommand> breaks) {
        return ofRuns(code, severity, message, run -> run.script().any(breaks));
    }

    /** A rule for which the order of stages and instructions matters. */
    static Rule ofFile(
            String code, Severity severity, String message, Function<ShellDockerfile, Stream<Integer>> offenders) {
        return new Rule(code, severity, message, offenders);
    }

    private String page() {
        return (code.startsWith("SC") ? SHELLCHECK_PAGES : PAGES) + code;
    }

    Stream<Finding> findings(ShellDockerfile dockerfile) {
        return offenders.apply(dockerfile).map(line -> new Finding(code, severity, line, message, Optional.of(page())));
    }
}
