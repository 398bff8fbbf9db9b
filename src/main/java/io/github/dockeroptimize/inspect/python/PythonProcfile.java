package io.github.dockeroptimize.inspect.python;

import io.github.dockeroptimize.application.CommandPorts;
import io.github.dockeroptimize.application.PythonStart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The command of a Procfile, which says how a project is started; one that needs a shell is refused. */
final class PythonProcfile {

    private static final Pattern LINE = Pattern.compile("(?m)^([\\w-]+)\\s*:\\s*(.+?)\\s*$");
    private static final Pattern WORD = Pattern.compile("(?:[^\\s'\"]|'[^']*'|\"[^\"]*\")+");
    private static final Pattern VARIABLE = Pattern.compile("\\$(?:(\\w+)|\\{(\\w+)(?::?-(\\w*))?\\})");
    private static final Pattern SHELL = Pattern.compile("[;|<>&`]|\\$\\(");
    private static final int PORT = 8000;

    private final PythonFiles files;
    private final PythonModules modules;
    private final Set<String> programs;

    /**
     * Reads it.
     *
     * @param programs of the project and its direct dependencies
     */
    PythonProcfile(PythonFiles files, PythonModules modules, Set<String> programs) {
        this.files = files;
        this.modules = modules;
        this.programs = programs;
    }

    /** The start of its process {@code web}, or of its only one; empty if there is no Procfile. */
    Optional<PythonStart> start() {
        Map<String, String> processes = new LinkedHashMap<>();
        LINE.matcher(files.text("Procfile").orElse(""))
                .results()
                .filter(line -> !line.group(1).equals("release"))
                .forEach(line -> processes.put(line.group(1), line.group(2)));
        if (processes.isEmpty()) {
            return Optional.empty();
        }
        if (!processes.containsKey("web") && processes.size() > 1) {
            return Optional.of(
                    refused(String.join(", ", processes.keySet()), "has several processes and none is 'web': "));
        }
        String name = processes.containsKey("web")
                ? "web"
                : processes.keySet().iterator().next();
        PythonStart start = start(processes.getOrDefault(name, ""), name.equals("web"));
        List<String> others =
                processes.keySet().stream().filter(other -> !other.equals(name)).toList();
        return Optional.of(
                others.isEmpty() || start.missing().isPresent()
                        ? start
                        : start.noting(List.of("the image starts '" + name + "' of the Procfile, which also has "
                                + String.join(", ", others) + ": start those with --entrypoint")));
    }

    private PythonStart start(String line, boolean web) {
        if (SHELL.matcher(line.replaceAll("'[^']*'|\"[^\"]*\"", "")).find() || line.contains("$(")) {
            return refused(line, "needs a shell for ");
        }
        List<String> command = new ArrayList<>();
        Map<String, String> environment = new LinkedHashMap<>(Map.of("PORT", PythonStart.PORT));
        int port = PORT;
        Matcher words = WORD.matcher(line.replaceFirst("^exec\\s+", ""));
        while (words.find()) {
            String word = words.group().replaceAll("['\"]", "");
            Matcher variable = VARIABLE.matcher(word);
            while (variable.find()) {
                String name = Optional.ofNullable(variable.group(1)).orElseGet(() -> variable.group(2));
                if (!name.equals("PORT")) {
                    return refused(line, "needs a shell for '$" + name + "' in ");
                }
                String otherwise = Optional.ofNullable(variable.group(3)).orElse("");
                port = otherwise.matches("\\d{2,5}") ? Integer.parseInt(otherwise) : port;
            }
            word = VARIABLE.matcher(word).replaceAll(Matcher.quoteReplacement(PythonStart.PORT));
            if (command.isEmpty() && word.matches("\\w+=.*")) {
                environment.put(word.replaceFirst("=.*", ""), word.replaceFirst("^\\w+=", ""));
            } else {
                command.add(word);
            }
        }
        return command.isEmpty()
                ? refused(line, "starts nothing by ")
                : checked(command, environment, web ? OptionalInt.of(port) : OptionalInt.empty(), line);
    }

    private PythonStart checked(List<String> command, Map<String, String> environment, OptionalInt port, String line) {
        if (command.get(0).matches("python3?(\\.\\d+)?")) {
            command.set(0, "python");
        }
        if (command.get(0).contains("/") || command.get(0).matches("(ba|da|z)?sh|npm|node|java|make")) {
            return refused(line, "starts a program that isn't in the virtual environment by ");
        }
        if (DevelopmentServers.isOne(command)) {
            return refused(line, "starts a development server by ");
        }
        NamedPaths named = new NamedPaths(files, modules, command);
        Optional<String> missing = named.missing()
                .filter(module -> !programs.contains(PythonRequirements.normalized(module.replaceFirst("\\..*", ""))));
        if (missing.isPresent()) {
            return refused(line, "names '" + missing.get() + "', which isn't there, in ");
        }
        if (named.modules().stream().anyMatch(DevelopmentServers::startedBy)
                && command.get(0).equals("python")) {
            return refused(line, "starts a development server by ");
        }
        OptionalInt bound = CommandPorts.of(command);
        if (bound.isPresent() || port.isEmpty()) {
            environment.remove("PORT", PythonStart.PORT);
        }
        PythonStart start = PythonStart.of(command).naming(named.paths());
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            start = start.withEnvironment(variable.getKey(), variable.getValue());
        }
        List<String> notes = new ArrayList<>();
        if (!command.get(0).equals("python") && !programs.contains(program(command.get(0)))) {
            notes.add("the Procfile starts '" + command.get(0)
                    + "', which isn't the name of a dependency: one of them has to bring it");
        }
        CommandPorts.unreachable(command).ifPresent(notes::add);
        OptionalInt listens = bound.isPresent() ? bound : port;
        return (listens.isPresent() ? start.on(listens.getAsInt()) : start).noting(notes);
    }

    private static String program(String name) {
        return name.equals("waitress-serve") ? "waitress" : PythonRequirements.normalized(name);
    }

    private static PythonStart refused(String line, String what) {
        return PythonStart.none(
                "the Procfile " + what + "'" + line + "'",
                "set <entrypoint> or -Ddocker-optimize.entrypoint to the program and its arguments");
    }
}
