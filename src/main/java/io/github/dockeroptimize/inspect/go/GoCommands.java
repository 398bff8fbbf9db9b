package io.github.dockeroptimize.inspect.go;

import io.github.dockeroptimize.application.GoProject.Command;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The main packages of a module.
 *
 * @param commands the one that a container starts first
 * @param standsOut whether it is known which one that is
 */
record GoCommands(List<Command> commands, boolean standsOut) {

    private static final List<String> USUAL = List.of("server", "api", "web", "service", "app", "main");

    /** Directories of programs for the project's developers. */
    private static final Pattern NOT_FOR_IMAGES =
            Pattern.compile("(.*/)?(_?examples?|hack|internal|scripts?|tools?|tests?|testing|e2e|benchmarks?)/.*");

    /**
     * All commands. The one to start is the one named like the module, else the only one that listens, else one with a
     * usual name.
     *
     * @param names of the module, the most specific first
     */
    static GoCommands of(List<GoFile> files, List<String> names, String moduleName) {
        List<Command> commands = named(folders(files), moduleName);
        if (commands.size() < 2) {
            return new GoCommands(commands, true);
        }
        List<Command> listening = commands.stream()
                .filter(command -> files.stream().anyMatch(file -> inPackage(file, command) && file.listens()))
                .toList();
        Optional<Command> started = first(commands, names)
                .or(() -> listening.size() == 1 ? Optional.of(listening.get(0)) : Optional.empty())
                .or(() -> first(commands, USUAL));
        List<Command> ordered = new ArrayList<>(commands);
        started.ifPresent(command -> {
            ordered.remove(command);
            ordered.add(0, command);
        });
        return new GoCommands(ordered, started.isPresent());
    }

    /** What to say where a module has no other programs than those for its developers. */
    Optional<String> forDevelopers() {
        return commands.stream()
                .map(command -> command.packagePath().replaceFirst("^\\./", ""))
                .filter(path -> NOT_FOR_IMAGES.matcher(path + "/").matches())
                .findFirst()
                .map(path -> "the only programs are in directories for developers, such as '" + path
                        + "': where none is meant to be an image, set <skip>true</skip>");
    }

    private static List<String> folders(List<GoFile> files) {
        List<String> folders = files.stream()
                .filter(GoFile::isMain)
                .map(GoFile::folder)
                .distinct()
                .toList();
        List<String> shipped = folders.stream()
                .filter(folder -> !NOT_FOR_IMAGES.matcher(folder + "/").matches())
                .toList();
        return shipped.isEmpty() ? folders : shipped;
    }

    /** Names the commands by the last part of their paths, or by the whole path if several have the same last part. */
    private static List<Command> named(List<String> folders, String moduleName) {
        List<Command> commands = folders.stream()
                .map(folder -> new Command(last(folder, moduleName), folder.equals(".") ? "." : "./" + folder))
                .toList();
        return commands.stream()
                .map(command -> commands.stream()
                                        .filter(other -> other.name().equals(command.name()))
                                        .count()
                                > 1
                        ? new Command(whole(command, moduleName), command.packagePath())
                        : command)
                .sorted(Comparator.comparing(Command::name))
                .toList();
    }

    private static String last(String folder, String moduleName) {
        return folder.equals(".") ? moduleName : folder.substring(folder.lastIndexOf('/') + 1);
    }

    private static String whole(Command command, String moduleName) {
        return command.packagePath().equals(".")
                ? moduleName
                : command.packagePath().replaceFirst("^(\\.{1,2}/)+", "").replace('/', '-');
    }

    static boolean inPackage(GoFile file, Command command) {
        return command.packagePath().equals(file.folder())
                || command.packagePath().equals("./" + file.folder());
    }

    private static Optional<Command> first(List<Command> commands, List<String> names) {
        Predicate<Command> any = command -> names.contains(command.name());
        return commands.stream().filter(any).min(Comparator.comparing(command -> names.indexOf(command.name())));
    }
}
