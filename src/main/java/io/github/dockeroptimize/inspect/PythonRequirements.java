package io.github.dockeroptimize.inspect;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A requirements.txt with all that it includes (https://pip.pypa.io/en/stable/reference/requirements-file-format/). */
final class PythonRequirements {

    private static final Pattern INCLUDE = Pattern.compile("^(?:-r|--requirement|-c|--constraint)[= ]\\s*(\\S+)");
    private static final Pattern FOLDER = Pattern.compile("^(?:-f|--find-links)[= ]\\s*(\\S+)");
    private static final Pattern NAME = Pattern.compile("^([A-Za-z0-9][A-Za-z0-9._-]*)");
    private static final Pattern LOCAL = Pattern.compile("^(?:file:)?((?:\\./)?[^\\s:;@]+\\.(?:whl|tar\\.gz|zip))");

    private final PythonFiles files;
    private final Set<String> paths = new LinkedHashSet<>();
    private final Set<String> names = new TreeSet<>();

    private PythonRequirements(PythonFiles files) {
        this.files = files;
    }

    static PythonRequirements read(PythonFiles files, String name) {
        PythonRequirements requirements = new PythonRequirements(files);
        requirements.visit(name);
        return requirements;
    }

    /** What pip reads: the lists, and wheels beside them. */
    Set<String> paths() {
        return paths;
    }

    /** The names of the packages, as PyPI compares them. */
    Set<String> names() {
        return names;
    }

    static String normalized(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "-");
    }

    private void visit(String name) {
        String text = files.text(name)
                .orElseThrow(() -> new InvalidInputException(quote(name)
                        + " is included by a list of requirements, but there is no such file; correct the list"));
        if (!paths.add(name)) {
            return;
        }
        for (String line : text.replaceAll("\\\\\\R", " ").split("\\R", -1)) {
            requirement(line.replaceFirst("(^|\\s)#.*", "").strip(), name);
        }
    }

    private void requirement(String line, String file) {
        Matcher include = INCLUDE.matcher(line);
        Matcher folder = FOLDER.matcher(line);
        Matcher local = LOCAL.matcher(line);
        Matcher named = NAME.matcher(line);
        if (files.hasFolder(plain(line))
                && line.contains("/")
                && !line.startsWith("..")
                && !plain(line).isEmpty()) {
            path(sibling(file, line));
        } else if (line.matches("(-e|--editable)[= ].*|\\.{1,2}(/[^.]*)?(\\[.*)?")) {
            throw new InvalidInputException(
                    quote(file) + " has " + quote(line)
                            + ", which can't be installed before the sources are there; take it out, the project is found by itself");
        } else if (include.find()) {
            visit(sibling(file, include.group(1)));
        } else if (folder.find()) {
            path(sibling(file, folder.group(1)));
        } else if (local.find()) {
            path(sibling(file, local.group(1)));
            names.add(normalized(local.group(1).replaceFirst(".*/", "").replaceFirst("-\\d.*", "")));
        } else if (named.find()) {
            names.add(normalized(named.group(1)));
            if (line.startsWith("fastapi[")) {
                names.add("uvicorn");
            }
        }
    }

    private void path(String path) {
        if (!path.contains("://") && (files.has(path) || files.hasFolder(path))) {
            paths.add(path);
        }
    }

    private static String plain(String path) {
        return path.replaceFirst("^\\./", "").replaceFirst("/$", "");
    }

    /** pip takes included lists relative to the list, and wheels relative to where it is called; both are mostly the same. */
    private static String sibling(String file, String path) {
        String plain = plain(path);
        int slash = file.lastIndexOf('/');
        return slash < 0 || plain.startsWith("/") ? plain : file.substring(0, slash + 1) + plain;
    }
}
