package io.github.dockeroptimize.dockerfile;

import io.github.dockeroptimize.application.PythonInstall;
import io.github.dockeroptimize.plan.ImagePath;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The instructions that create a virtual environment. */
final class PythonEnvironment {

    private static final String UV = "uv==0.8.22";
    private static final String POETRY = "poetry==2.2.1";

    private final PythonInstall install;
    private final ImagePath root;
    private final Dialect dialect;

    PythonEnvironment(PythonInstall install, ImagePath root, Dialect dialect) {
        this.dialect = dialect;
        this.install = install;
        this.root = root;
    }

    String folder() {
        return root + "/.venv";
    }

    List<Instruction.Mount> mounts() {
        String cache = switch (install.tool()) {
            case PIP -> "/root/.cache/pip";
            case UV -> "/root/.cache/uv";
            case POETRY -> "/root/.cache/pypoetry";
        };
        List<Instruction.Mount> mounts = new ArrayList<>(List.of(
                new Instruction.Mount.Cache(cache),
                new Instruction.Mount.Secret("pip", "/etc/pip.conf"),
                new Instruction.Mount.Secret("netrc", "/root/.netrc")));
        for (String name : install.variables()) {
            mounts.add(new Instruction.Mount.Variable(name, dialect == Dialect.BUILDKIT));
        }
        return mounts;
    }

    List<String> commands() {
        List<String> commands = new ArrayList<>();
        if (dialect == Dialect.PORTABLE) {
            for (String name : install.variables()) {
                commands.add("if [ -f /run/secrets/" + name + " ]; then " + name + "=$(cat /run/secrets/" + name
                        + "); export " + name + "; fi");
            }
        }
        switch (install.tool()) {
            case PIP -> commands.addAll(pip());
            case UV ->
                commands.addAll(List.of(
                        "python -m venv /opt/uv",
                        "/opt/uv/bin/pip install --no-cache-dir " + UV,
                        "UV_PYTHON_DOWNLOADS=0 UV_LINK_MODE=copy UV_PROJECT_ENVIRONMENT=" + folder()
                                + " /opt/uv/bin/uv sync"
                                + (install.requirements().contains("--frozen") ? "" : " --locked")
                                + options()
                                + " --no-dev --no-install-project --no-editable"));
            case POETRY ->
                commands.addAll(List.of(
                        "python -m venv /opt/poetry",
                        "/opt/poetry/bin/pip install --no-cache-dir " + POETRY,
                        "POETRY_VIRTUALENVS_IN_PROJECT=true POETRY_VIRTUALENVS_OPTIONS_NO_PIP=true"
                                + " /opt/poetry/bin/poetry install" + groups() + " --no-root --no-interaction"));
        }
        commands.add(compile(folder() + "/lib"));
        commands.add("for d in " + folder() + "/lib/python3*/site-packages; do echo 'import os, signal;"
                + " os.getpid() == 1 and signal.signal(signal.SIGTERM, lambda *_: os._exit(143))'"
                + " > \"$d/stop_on_sigterm.pth\"; done");
        return commands;
    }

    private String options() {
        return install.requirements().stream()
                .map(word -> " " + ShellWord.of(word))
                .collect(Collectors.joining());
    }

    /** Poetry installs the main group alone, or with others that are named. */
    private String groups() {
        List<String> words = install.requirements();
        int with = words.indexOf("--with");
        return with < 0 ? " --only main" + options() : " --only " + ShellWord.of("main," + words.get(with + 1));
    }

    private List<String> pip() {
        List<String> commands = new ArrayList<>();
        if (!install.naming().isEmpty()) {
            commands.add("sed -i -E '/^(-e|--editable)?[ =]*(file:)?[.]\\/?(\\[[^]]*\\])?[[:space:]]*([;#].*)?$/d' "
                    + install.naming().stream().map(ShellWord::of).collect(Collectors.joining(" ")));
        }
        commands.add("python -m venv --without-pip " + folder());
        if (!install.requirements().isEmpty()) {
            commands.add("python -m pip --python " + folder() + " install --no-compile "
                    + install.requirements().stream().map(ShellWord::of).collect(Collectors.joining(" ")));
        }
        return commands;
    }

    /**
     * Compiles in advance, since the application can't write to its directory. Validity is by content instead of time,
     * so that the same sources give the same bytes (PEP 552). Files that are not valid Python, such as templates, are
     * skipped.
     */
    static String compile(String folder) {
        return "{ PYTHONHASHSEED=0 python -m compileall -q --invalidation-mode unchecked-hash " + folder
                + " || true; }";
    }
}
