package io.github.dockeroptimize.lint;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** {@code ADD} and {@code COPY}. */
final class CopyRules {

    private CopyRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.ofFile(
                        "DL3010",
                        Severity.INFO,
                        "A later RUN unpacks this archive, and the image has it twice; let ADD unpack it",
                        CopyRules::unpackedLater),
                Rule.ofEach(
                        "DL3020",
                        Severity.ERROR,
                        "ADD is for archives and addresses; use COPY for files and folders",
                        instruction -> instruction.is("ADD")
                                && !instruction.sources().stream().allMatch(CopyRules::isForAdd)),
                Rule.ofEach(
                        "DL3021",
                        Severity.ERROR,
                        "Several sources need a folder to go to; end the destination with '/'",
                        instruction -> instruction.is("COPY")
                                && instruction.words().size() > 2
                                && !Blanks.unquoted(instruction.destination()).endsWith("/")),
                Rule.ofFile(
                        "DL3022",
                        Severity.WARNING,
                        "--from names no stage before this one; name one, or an image with its tag",
                        CopyRules::unknownStages),
                Rule.ofFile(
                        "DL3023",
                        Severity.ERROR,
                        "--from names the stage that this is; a stage can't take files from itself",
                        dockerfile -> dockerfile.stages().stream()
                                .flatMap(stage -> copies(stage)
                                        .filter(copy -> !stage.alias().isEmpty()
                                                && copy.flag("from").anyMatch(stage.alias()::equals))
                                        .map(Instruction::line))),
                Rule.ofFile(
                        "DL3045",
                        Severity.WARNING,
                        "Where this goes depends on the base image; write the whole path, or set WORKDIR first",
                        CopyRules::relative),
                Rule.ofEach(
                        "DL3067",
                        Severity.WARNING,
                        "This copies all files of another stage; copy those that are needed",
                        instruction -> instruction.is("COPY")
                                && instruction.flag("from").findFirst().isPresent()
                                && Blanks.unquoted(instruction.destination()).equals("/")
                                && instruction.sources().stream()
                                        .anyMatch(source ->
                                                Blanks.unquoted(source).equals("/"))));
    }

    private static boolean isForAdd(String source) {
        String plain = Blanks.unquoted(source);
        return Archives.isOne(source) || plain.startsWith("https://") || plain.startsWith("http://");
    }

    private static Stream<Instruction> copies(Stage stage) {
        return stage.body().stream().filter(instruction -> instruction.is("COPY"));
    }

    /** Only the last stage's archives are in the image that somebody gets. */
    private static Stream<Integer> unpackedLater(ShellDockerfile dockerfile) {
        Set<Integer> lines = new TreeSet<>();
        for (Stage stage : dockerfile.lastStage().toList()) {
            Set<Pair> copied = new HashSet<>();
            for (Instruction instruction : stage.body()) {
                if (instruction.is("COPY")
                        && instruction.flag("from").findFirst().isEmpty()) {
                    archives(instruction)
                            .forEach(name -> copied.add(new Pair(name, String.valueOf(instruction.line()), false)));
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

    /** The names that the image has for them. */
    private static Stream<String> archives(Instruction copy) {
        return Archives.isOne(copy.destination())
                ? Stream.of(Archives.name(copy.destination()))
                : copy.sources().stream().map(Archives::name).filter(Archives::isOne);
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
                && command.words().stream().map(Archives::name).anyMatch(archive::equals);
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
        String plain = Blanks.unquoted(destination);
        return !plain.startsWith("/") && !plain.startsWith("$") && !WindowsPath.isAbsolute(plain);
    }
}
