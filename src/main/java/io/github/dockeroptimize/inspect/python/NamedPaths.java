package io.github.dockeroptimize.inspect.python;

import io.github.dockeroptimize.inspect.python.PythonModules.Module;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The paths and modules of the project that a command names. */
final class NamedPaths {

    private static final String SERVERS = "gunicorn|uvicorn|hypercorn|waitress-serve|daphne|granian|sanic";

    private final PythonFiles files;
    private final PythonModules all;
    private final List<String> paths = new ArrayList<>();
    private final List<Module> modules = new ArrayList<>();
    private Optional<String> missing = Optional.empty();

    NamedPaths(PythonFiles files, PythonModules all, List<String> command) {
        this.files = files;
        this.all = all;
        boolean python = command.get(0).matches("(.*/)?python3?(\\.\\d+)?");
        boolean server = command.get(0).matches(SERVERS);
        String directory = directory(command);
        for (int i = 1; i < command.size(); i++) {
            String word = command.get(i);
            String value = word.startsWith("-") ? word.replaceFirst("^-[^=]*=?", "") : word;
            String before = command.get(i - 1);
            if (before.matches("-A|--app") || word.startsWith("--app=")) {
                module(value.replaceFirst(":.*", ""), directory, false);
            } else if (python && before.equals("-m")) {
                module(value, directory, false);
            } else if (server && value.matches("[\\w.]+:[\\w.]+(\\(.*\\))?")) {
                module(value.replaceFirst(":.*", ""), directory, true);
            } else if (server
                    && value.equals(word)
                    && i == command.size() - 1
                    && !before.startsWith("-")
                    && value.matches("[A-Za-z_]\\w*(\\.\\w+)*")) {
                module(value, directory, true);
            } else {
                path(value, python && i == 1);
            }
        }
    }

    private static String directory(List<String> command) {
        for (int i = 1; i < command.size(); i++) {
            if (command.get(i).matches("--(chdir|app-dir)=.+")) {
                return command.get(i).replaceFirst(".*?=", "").replaceFirst("^\\./|/$", "");
            }
            if (command.get(i - 1).matches("--chdir|--app-dir")) {
                return command.get(i).replaceFirst("^\\./|/$", "");
            }
        }
        return "";
    }

    private void module(String name, String directory, boolean required) {
        Optional<String> path = all.pathOf(name, directory);
        if (path.isPresent()) {
            paths.add(path.get());
            String module = path.get().replaceFirst("\\.py$", "");
            all.ofPath(module).or(() -> all.ofPath(module + "/__main__")).ifPresent(modules::add);
        } else if (required) {
            missing = Optional.of(name);
        }
    }

    private void path(String word, boolean required) {
        String path = word.replaceFirst("^\\./", "").replaceFirst("/$", "");
        boolean there = !path.isEmpty()
                && !path.startsWith("..")
                && !path.startsWith("/")
                && (files.has(path) || files.hasFolder(path));
        if (there) {
            paths.add(path);
            all.ofPath(path.replaceFirst("\\.py$", "")).ifPresent(modules::add);
        } else if (required && path.endsWith(".py")) {
            missing = Optional.of(path);
        }
    }

    List<String> paths() {
        return paths;
    }

    List<Module> modules() {
        return modules;
    }

    /** A module or script that the command names and that isn't there. */
    Optional<String> missing() {
        return missing;
    }
}
