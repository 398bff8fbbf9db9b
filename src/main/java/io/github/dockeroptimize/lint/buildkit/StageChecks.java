package io.github.dockeroptimize.lint.buildkit;

import io.github.dockeroptimize.lint.text.Expander;
import io.github.dockeroptimize.lint.text.ExpansionException;
import io.github.dockeroptimize.lint.text.Heredoc;
import io.github.dockeroptimize.lint.text.HeredocWords;
import io.github.dockeroptimize.lint.text.Instruction;
import io.github.dockeroptimize.lint.text.NameValue;
import io.github.dockeroptimize.lint.text.RemoteSource;
import io.github.dockeroptimize.lint.text.SyntaxException;
import java.util.List;
import java.util.Optional;

/** Checks of an instruction that depend on the earlier ones. */
final class StageChecks {

    private final GlobalArguments arguments;
    private final Expander expander;
    private final VariableSubstitution replacements;
    private final MountChecks mountChecks;
    private final Optional<IgnoreFile> ignoreFile;
    private final Findings findings;

    StageChecks(
            GlobalArguments arguments,
            Expander expander,
            Expander contentExpander,
            Optional<IgnoreFile> ignoreFile,
            Findings findings) {
        this.arguments = arguments;
        this.expander = expander;
        this.replacements = new VariableSubstitution(arguments, expander, contentExpander, findings);
        this.mountChecks = new MountChecks(replacements);
        this.ignoreFile = ignoreFile;
        this.findings = findings;
    }

    void check(Instruction instruction, StageState state) {
        switch (instruction.keyword()) {
            case "ENV" -> environment(instruction, state);
            case "LABEL" -> pairs(instruction, state);
            case "ARG" -> arguments(instruction, state);
            case "ADD", "COPY" -> copy(instruction, state);
            case "RUN" -> mountChecks.check(instruction, state);
            case "WORKDIR" -> workdir(instruction, state);
            case "STOPSIGNAL" ->
                signal(instruction, expanded(instruction, instruction.words().get(0), state));
            case "USER" -> expanded(instruction, instruction.words().get(0), state);
            case "VOLUME" -> instruction.words().forEach(word -> volume(instruction, word, state));
            case "CMD", "ENTRYPOINT" -> command(instruction, state);
            case "HEALTHCHECK" -> once(instruction, state);
            case "EXPOSE" -> new PortChecks(findings).check(instruction, ports(instruction, state));
            case "SHELL" -> state.setShell();
            case "ONBUILD" -> instruction.trigger().ifPresent(state.triggers()::add);
            default -> {}
        }
    }

    /** All values are expanded with the variables before the instruction. */
    private List<NameValue> pairs(Instruction instruction, StageState state) {
        return instruction.pairs().stream()
                .map(pair -> {
                    String name = expanded(instruction, pair.name(), state);
                    String value = expanded(instruction, pair.value(), state);
                    if (pair.legacy()) {
                        findings.add(
                                BuildKitRule.LEGACY_KEY_VALUE_FORMAT,
                                instruction,
                                "'" + pair.name() + "' and its value are separated by a space; write "
                                        + instruction.keyword() + " " + pair.name() + "=…");
                    }
                    return new NameValue(name, value, pair.legacy());
                })
                .toList();
    }

    private void environment(Instruction instruction, StageState state) {
        for (NameValue pair : pairs(instruction, state)) {
            checkSecret(instruction, pair.name());
            state.variables().put(pair.name(), pair.value());
        }
    }

    private void arguments(Instruction instruction, StageState state) {
        for (String word : instruction.words()) {
            NameValue pair = NameValue.of(word);
            checkSecret(instruction, pair.name());
            if (word.contains("=")) {
                state.variables().put(pair.name(), expanded(instruction, pair.value(), state));
            } else {
                arguments
                        .values()
                        .get(pair.name())
                        .ifPresent(value -> state.variables().put(pair.name(), value));
            }
            state.variables().declare(pair.name());
        }
    }

    private void checkSecret(Instruction instruction, String name) {
        if (SecretNames.isOne(name)) {
            findings.add(
                    BuildKitRule.SECRETS_USED_IN_ARG_OR_ENV,
                    instruction,
                    "'" + name + "' looks like a secret, and everybody who has the image can read it; use RUN"
                            + " --mount=type=secret");
        }
    }

    private void copy(Instruction instruction, StageState state) {
        instruction.flag("chown").forEach(value -> expanded(instruction, value, state));
        List<String> modes = instruction
                .flag("chmod")
                .map(value -> expanded(instruction, value, state))
                .toList();
        List<String> checksums = instruction
                .flag("checksum")
                .map(value -> expanded(instruction, value, state))
                .filter(value -> !value.isEmpty())
                .toList();
        List<String> sources = instruction.sources().stream()
                .filter(source -> !HeredocWords.isOne(source))
                .map(source -> expanded(instruction, source, state))
                .toList();
        expanded(instruction, instruction.destination(), state);
        for (Heredoc heredoc : instruction.heredocs()) {
            if (heredoc.expanded()) {
                replacements.content(instruction, heredoc.content(), state);
            }
        }
        modes.forEach(mode -> CopyFlags.checkMode(instruction, mode));
        if (!checksums.isEmpty() && (sources.size() != 1 || !RemoteSource.isOne(sources.get(0)))) {
            throw new SyntaxException(
                    instruction.line(), "--checksum is for a single remote source; leave it out for others");
        }
        checksums.forEach(checksum -> CopyFlags.checkChecksum(instruction, sources.get(0), checksum));
        if (instruction.flag("from").findFirst().isEmpty()) {
            sources.forEach(source -> checkSource(instruction, source));
        }
    }

    private void checkSource(Instruction instruction, String source) {
        if (RemoteSource.isOne(source)) {
            if (instruction.is("COPY")) {
                throw new SyntaxException(instruction.line(), "COPY can't fetch '" + source + "'; use ADD");
            }
            return;
        }
        if (ignoreFile.map(file -> file.excludes(source)).orElse(false)) {
            findings.add(
                    BuildKitRule.COPY_IGNORED_FILE,
                    instruction,
                    "'" + source + "' is excluded by .dockerignore; allow it there, or don't copy it");
        }
    }

    private void volume(Instruction instruction, String word, StageState state) {
        if (expanded(instruction, word, state).isEmpty()) {
            throw new SyntaxException(instruction.line(), "'" + word + "' expands to nothing; name a directory");
        }
    }

    private void workdir(Instruction instruction, StageState state) {
        String folder = expanded(instruction, instruction.words().get(0), state);
        if (!state.isWorkdirSet() && !folder.startsWith("/")) {
            findings.add(
                    BuildKitRule.WORKDIR_RELATIVE_PATH,
                    instruction,
                    "Where '" + folder + "' is depends on the base image; write an absolute path");
        }
        state.setWorkdir();
    }

    private static void signal(Instruction instruction, String signal) {
        if (!Signals.isOne(signal)) {
            throw new SyntaxException(
                    instruction.line(), "'" + signal + "' is not a signal; write one such as SIGTERM, or its number");
        }
    }

    private void command(Instruction instruction, StageState state) {
        once(instruction, state);
        if (!instruction.isJson() && !state.isShellSet()) {
            findings.add(
                    BuildKitRule.JSON_ARGS_RECOMMENDED,
                    instruction,
                    instruction.keyword()
                            + " runs in a shell, which doesn't pass on signals; write it as a JSON array");
        }
    }

    /** Reports the earlier instruction, which has no effect. */
    private void once(Instruction instruction, StageState state) {
        state.replace(instruction)
                .ifPresent(earlier -> findings.add(
                        BuildKitRule.MULTIPLE_INSTRUCTIONS_DISALLOWED,
                        instruction,
                        earlier.line(),
                        "A later " + instruction.keyword() + " of this stage overrides it; keep one"));
    }

    private List<String> ports(Instruction instruction, StageState state) {
        return instruction.words().stream()
                .sorted()
                .flatMap(word -> {
                    try {
                        return expander.expand(word, state.variables()).words().stream();
                    } catch (ExpansionException e) {
                        throw new SyntaxException(instruction.line(), e.message());
                    }
                })
                .toList();
    }

    private String expanded(Instruction instruction, String text, StageState state) {
        return replacements.expanded(instruction, text, state);
    }
}
