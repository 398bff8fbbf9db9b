package io.github.dockeroptimize.inspect;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The files of a project that are its program: packages and modules, and what programs are known to read. */
final class PythonSources {

    private static final Pattern NOT_PROGRAM = Pattern.compile(
            "[._].*|tests?|testing|docs?|examples?|scripts|benchmarks?|bench|build"
                    + "|dist|target|venv|env|virtualenv|node_modules|wheels|wheelhouse|vendor|site-packages|.*\\.egg-info|htmlcov|notebooks");

    private static final Pattern NOT_MODULE =
            Pattern.compile("setup\\.py|conftest\\.py|noxfile\\.py|fabfile\\.py|tasks\\.py|test_.*\\.py|.*_test\\.py");

    private static final Set<String> DATA = Set.of(
            "templates",
            "static",
            "public",
            "assets",
            "migrations",
            "alembic",
            "locale",
            "locales",
            "alembic.ini",
            "gunicorn.conf.py",
            "logging.conf",
            "logging.ini",
            "logging.yaml");

    private PythonSources() {}

    /** Sorted by name. */
    static List<String> of(PythonFiles files) {
        return files.names("").stream().filter(name -> isProgram(files, name)).toList();
    }

    private static boolean isProgram(PythonFiles files, String name) {
        if (DATA.contains(name)) {
            return true;
        }
        if (files.hasFolder(name)) {
            return !NOT_PROGRAM.matcher(name).matches() && !files.has(name + "/pyvenv.cfg") && files.hasCode(name);
        }
        return name.endsWith(".py") && !NOT_MODULE.matcher(name).matches();
    }
}
