package io.github.dockeroptimize.inspect.python;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads a requirements.txt with all files that it includes
 * (https://pip.pypa.io/en/stable/reference/requirements-file-format/).
 */
final class PythonRequirements {

    private static final Pattern INCLUDE =
            Pattern.compile("^(?:-r\\s*|-c\\s*|(?:--requirement|--constraint)[= ]\\s*)(\\S+)");
    private static final Pattern FOLDER = Pattern.compile("^(?:-f|--find-links)[= ]\\s*(\\S+)");
    private static final Pattern NAME = Pattern.compile("^([A-Za-z0-9][A-Za-z0-9._-]*)");
    private static final Pattern LOCAL = Pattern.compile("^(?:file:)?((?:\\./)?[^\\s:;@]+\\.(?:whl|tar\\.gz|zip))");

    /** The project itself: {@code -e .}, {@code .[server]}. */
    private static final Pattern OWN =
            Pattern.compile("(?:(?:-e|--editable)[= ]\\s*)?(?:file:)?\\./?(?:\\[([^\\]]*)])?(?:\\s*;.*)?");

    private static final Pattern EDITABLE = Pattern.compile("(?:-e|--editable)[= ]\\s*([^\\s:\\[]+)(?:\\[.*)?");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z0-9_]+)}");
    private static final Pattern GIT = Pattern.compile("\\bgit\\+\\w+:");

    private final PythonFiles files;
    private final Set<String> paths = new LinkedHashSet<>();
    private final Set<String> names = new TreeSet<>();
    private final Set<String> naming = new LinkedHashSet<>();
    private final Set<String> extras = new TreeSet<>();
    private final Set<String> variables = new TreeSet<>();
    private boolean git;
    private boolean hashed;

    private PythonRequirements(PythonFiles files) {
        this.files = files;
    }

    static PythonRequirements read(PythonFiles files, String name) {
        PythonRequirements requirements = new PythonRequirements(files);
        requirements.visit(name);
        return requirements;
    }

    /** The files that pip reads: requirements files and local wheels. */
    Set<String> paths() {
        return paths;
    }

    /** The names of the packages, normalized as PyPI does. */
    Set<String> names() {
        return names;
    }

    /** The files that name the project itself. */
    Set<String> naming() {
        return naming;
    }

    /** The extras of the project that they name with it, normalized. */
    Set<String> extras() {
        return extras;
    }

    /** The variables of the environment that pip replaces in them. */
    Set<String> variables() {
        return variables;
    }

    boolean needsGit() {
        return git;
    }

    /** Whether pip takes nothing without a hash. */
    boolean isHashed() {
        return hashed;
    }

    static String normalized(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "-");
    }

    private void visit(String name) {
        String text = files.text(name)
                .orElseThrow(() -> new InvalidInputException(
                        quote(name) + " is included by a requirements file, but does not exist",
                        "correct the requirements file"));
        if (!paths.add(name)) {
            return;
        }
        for (String line : text.replaceAll("\\\\\\R", " ").split("\\R", -1)) {
            requirement(line.replaceFirst("(^|\\s)#.*", "").strip(), name);
        }
    }

    private void requirement(String line, String file) {
        VARIABLE.matcher(line).results().forEach(found -> variables.add(found.group(1)));
        git |= GIT.matcher(line).find();
        hashed |= line.contains("--hash=");
        if (line.contains("git+ssh:") || line.matches(".*git\\+git@.*")) {
            throw new InvalidInputException(
                    quote(file) + " has " + quote(line) + ", but the builder has no key for SSH",
                    "name it by 'git+https://', and pass its token by '--secret id=netrc,src=$HOME/.netrc'");
        }
        Matcher own = OWN.matcher(line);
        if (own.matches()) {
            naming.add(file);
            if (own.group(1) != null) {
                Stream.of(own.group(1).split(",", -1))
                        .map(String::strip)
                        .map(PythonRequirements::normalized)
                        .forEach(extras::add);
            }
            return;
        }
        Matcher editable = EDITABLE.matcher(line);
        if (editable.matches() && !editable.group(1).startsWith("..") && files.hasFolder(plain(editable.group(1)))) {
            path(plain(editable.group(1)));
            return;
        }
        Matcher include = INCLUDE.matcher(line);
        Matcher folder = FOLDER.matcher(line);
        Matcher local = LOCAL.matcher(line);
        Matcher named = NAME.matcher(line);
        if (files.hasFolder(plain(line))
                && line.contains("/")
                && !line.startsWith("..")
                && !plain(line).isEmpty()) {
            path(sibling(file, line));
        } else if (line.matches("(-e|--editable)[= ]\\s*\\w+\\+.*")) {
            names.add(normalized(line.replaceFirst(".*[#&]egg=", "").replaceFirst("[\\[&].*", "")));
        } else if (line.matches("(-e|--editable)[= ].*|\\.{1,2}(/[^.]*)?(\\[.*)?")) {
            throw new InvalidInputException(
                    quote(file) + " has " + quote(line) + ", which isn't a directory of the project",
                    "name one in it, or a wheel");
        } else if (include.find()) {
            if (!include.group(1).contains("://")) {
                visit(sibling(file, include.group(1)));
            }
        } else if (folder.find()) {
            path(sibling(file, folder.group(1)));
        } else if (local.find()) {
            path(sibling(file, local.group(1)));
            names.add(normalized(local.group(1).replaceFirst(".*/", "").replaceFirst("-\\d.*", "")));
        } else if (named.find()) {
            names.add(normalized(named.group(1)));
            PythonDependencies.extras(names, line);
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

    /**
     * Resolves a path: pip reads included files relative to the including file and wheels relative to the working
     * directory; usually both are the same.
     */
    private static String sibling(String file, String path) {
        String plain = plain(path);
        int slash = file.lastIndexOf('/');
        return slash < 0 || plain.startsWith("/") ? plain : file.substring(0, slash + 1) + plain;
    }
}
