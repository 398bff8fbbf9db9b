package io.github.dockeroptimize.lint.hadolint;

import io.github.dockeroptimize.lint.shell.ShellCommand;
import io.github.dockeroptimize.lint.text.ArchiveNames;
import io.github.dockeroptimize.lint.text.ImageGrammar;
import io.github.dockeroptimize.lint.text.Instruction;
import io.github.dockeroptimize.lint.text.NameValue;
import io.github.dockeroptimize.lint.text.Severity;
import io.github.dockeroptimize.lint.text.Stage;
import io.github.dockeroptimize.lint.text.Whitespace;
import io.github.dockeroptimize.lint.text.WindowsPath;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Rules about {@code ADD} and {@code COPY}. */
final class CopyRules {

    private CopyRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.ofFile(
                        "DL3010",
                        Severity.INFO,
                        "A later RUN extracts this archive, so the image has it twice; let ADD extract it",
                        CopyRules::unpackedLater),
                Rule.ofEach(
                        "DL3020",
                        Severity.ERROR,
                        "ADD is for archives and URLs; use COPY for files and directories",
                        instruction -> instruction.is("ADD")
                                && !instruction.sources().stream().allMatch(CopyRules::isForAdd)),
                Rule.ofEach(
                        "DL3021",
                        Severity.ERROR,
                        "Several sources need a directory as destination; end it with '/'",
                        instruction -> instruction.is("COPY")
                                && instruction.words().size() > 2
                                && !Whitespace.unquoted(instruction.destination())
                                        .endsWith("/")),
                Rule.ofFile(
                        "DL3022",
                        Severity.WARNING,
                        "--from does not name an earlier stage; name one, or an image with its tag",
                        CopyRules::unknownStages),
                Rule.ofFile(
                        "DL3023",
                        Severity.ERROR,
                        "--from names its own stage; a stage can't copy files from itself",
                        dockerfile -> dockerfile.stages().stream()
                                .flatMap(stage -> copies(stage)
                                        .filter(copy -> !stage.alias().isEmpty()
                                                && copy.flag("from").anyMatch(stage.alias()::equals))
                                        .map(Instruction::line))),
                Rule.ofFile(
                        "DL3045",
                        Severity.WARNING,
                        "The destination depends on the base image; write an absolute path, or set WORKDIR first",
                        CopyRules::relative),
                Rule.ofEach(
                        "DL3067",
                        Severity.WARNING,
                        "This copies all files of another stage; copy those that are needed",
                        instruction -> instruction.is("COPY")
                                && instruction.flag("from").findFirst().isPresent()
                                && Whitespace.unquoted(instruction.destination())
                                        .equals("/")
                                && instruction.sources().stream()
                                        .anyMatch(source ->
                                                Whitespace.unquoted(source).equals("/"))));
    }

    private static boolean isForAdd(String source) {
        String plain = Whitespace.unquoted(source);
        return ArchiveNames.isOne(source) || plain.startsWith("https://") || plain.startsWith("http://");
    }

    private static Stream<Instruction> copies(Stage stage) {
        return stage.body().stream().filter(instruction -> instruction.is("COPY"));
    }

    /** Only archives in the last stage are in the final image. */
    private static Stream<Integer> unpackedLater(ShellDockerfile dockerfile) {
        Set<Integer> lines = new TreeSet<>();
        for (Stage stage : dockerfile.lastStage().toList()) {
            Set<NameValue> copied = new HashSet<>();
            for (Instruction instruction : stage.body()) {
                if (instruction.is("COPY")
                        && instruction.flag("from").findFirst().isEmpty()) {
                    archives(instruction)
                            .forEach(
                                    name -> copied.add(new NameValue(name, String.valueOf(instruction.line()), false)));
                }
                dockerfile
                        .run(instruction)
                        .ifPresent(run -> copied.stream()
                                .filter(archive -> run.script().any(command -> unpacks(command, archive.name())))
                                .forEach(archive -> lines.add(Integer.valueOf(archive.value()))));
            }
        }
        return lines.stream();
    }

    /** The names of the archives in the image. */
    private static Stream<String> archives(Instruction copy) {
        return ArchiveNames.isOne(copy.destination())
                ? Stream.of(ArchiveNames.name(copy.destination()))
                : copy.sources().stream().map(ArchiveNames::name).filter(ArchiveNames::isOne);
    }

    private static boolean unpacks(ShellCommand command, String archive) {
        boolean untars = command.is("tar")
                && command.arguments().stream()
                        .anyMatch(argument -> argument.equals("--extract")
                                || argument.equals("--get")
                                || (argument.startsWith("-") && argument.contains("x")));
        boolean unpacks =
                command.is("unzip", "gunzip", "bunzip2", "unlzma", "unxz", "zgz", "uncompress", "zcat", "gzcat");
        return (untars || unpacks)
                && command.words().stream().map(ArchiveNames::name).anyMatch(archive::equals);
    }

    private static Stream<Integer> unknownStages(ShellDockerfile dockerfile) {
        Stream.Builder<Integer> lines = Stream.builder();
        Set<String> names = new HashSet<>();
        for (Stage stage : dockerfile.stages()) {
            names.add(stage.alias());
            copies(stage)
                    .filter(copy -> copy.flag("from")
                            .anyMatch(from ->
                                    !from.contains(":") && !names.contains(from) && !isIndexUpTo(stage.index(), from)))
                    .forEach(copy -> lines.add(copy.line()));
        }
        return lines.build();
    }

    private static boolean isIndexUpTo(int last, String text) {
        return !text.isEmpty()
                && text.length() < 9
                && text.chars().allMatch(c -> c >= '0' && c <= '9')
                && Integer.parseInt(text) <= last;
    }

    private static Stream<Integer> relative(ShellDockerfile dockerfile) {
        Stream.Builder<Integer> lines = Stream.builder();
        Set<String> withWorkdir = new HashSet<>();
        for (Stage stage : dockerfile.stages()) {
            String image = ImageGrammar.parse(stage.image()).path();
            boolean set = withWorkdir.contains(image);
            for (Instruction instruction : stage.body()) {
                set |= instruction.is("WORKDIR");
                if (instruction.is("COPY") && !set && isRelative(instruction.destination())) {
                    lines.add(instruction.line());
                }
            }
            String name = stage.alias().isEmpty() ? image : stage.alias();
            if (set) {
                withWorkdir.add(name);
            } else {
                withWorkdir.remove(name);
            }
        }
        return lines.build();
    }

    private static boolean isRelative(String destination) {
        String plain = Whitespace.unquoted(destination);
        return !plain.startsWith("/") && !plain.startsWith("$") && !WindowsPath.isAbsolute(plain);
    }
}
