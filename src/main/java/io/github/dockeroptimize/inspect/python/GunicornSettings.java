package io.github.dockeroptimize.inspect.python;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings of gunicorn that a project has: gunicorn.conf.py, which gunicorn reads by itself, or a file of another
 * name next to it.
 *
 * @param file empty if there is none
 */
record GunicornSettings(Optional<String> file, String text) {

    static final String OWN_NAME = "gunicorn.conf.py";

    private static final Pattern BIND = Pattern.compile("(?m)^bind\\s*=\\s*(.+)$");
    private static final Pattern LITERAL = Pattern.compile("['\"]([^'\"]*?):?(\\d{2,5})?['\"]\\s*(?:#.*)?");
    private static final Pattern NUMBER = Pattern.compile("(?<!\\w)(\\d{2,5})(?!\\w)");
    private static final Pattern SETTING = Pattern.compile("(?m)^(?:bind|workers|worker_class|threads|timeout)\\s*=");
    private static final Pattern APPLICATION = Pattern.compile("(?m)^wsgi_app\\s*=");
    private static final Pattern ASYNCHRONOUS = Pattern.compile("(?m)^worker_class\\s*=.*[Uu]vicorn");

    static GunicornSettings of(PythonFiles files) {
        Optional<String> file = files.has(OWN_NAME)
                ? Optional.of(OWN_NAME)
                : files.names("").stream()
                        .filter(name -> name.matches("gunicorn.*\\.py"))
                        .filter(name ->
                                SETTING.matcher(files.text(name).orElse("")).find())
                        .findFirst();
        return new GunicornSettings(file, file.flatMap(files::text).orElse(""));
    }

    /** The options that name the file, if gunicorn would not read it. */
    List<String> options() {
        return file.filter(name -> !name.equals(OWN_NAME)).stream()
                .flatMap(name -> List.of("--config", name).stream())
                .toList();
    }

    boolean namesApplication() {
        return APPLICATION.matcher(text).find();
    }

    boolean isAsynchronous() {
        return ASYNCHRONOUS.matcher(text).find();
    }

    private Optional<String> bind() {
        Matcher bind = BIND.matcher(text);
        return bind.find() ? Optional.of(bind.group(1).strip()) : Optional.empty();
    }

    /** Whether the address is computed, so that it must not be given as an option. */
    boolean computesAddress() {
        return bind().filter(value -> !LITERAL.matcher(value).matches()).isPresent();
    }

    /** Whether it listens where nothing outside of the container reaches it. */
    boolean isUnreachable() {
        return bind().filter(value -> value.matches(".*(127\\.0\\.0\\.1|localhost|unix:).*"))
                .isPresent();
    }

    OptionalInt port() {
        return bind().map(NUMBER::matcher)
                .flatMap(matcher -> matcher.results().reduce((one, other) -> other))
                .map(number -> OptionalInt.of(Integer.parseInt(number.group(1))))
                .orElse(OptionalInt.empty());
    }
}
