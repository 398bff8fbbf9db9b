package io.github.dockeroptimize.inspect.python;

import io.github.dockeroptimize.inspect.context.SourceTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The modules of a project that a container may start: no tests, and none that are for its developers. */
final class PythonModules {

    private static final Pattern NOT_STARTED = Pattern.compile(
            "[._].*|tests?|testing|docs?|examples?|samples?|scripts|tools|bench|benchmarks?|notebooks|migrations|build|dist"
                    + "|wheels|wheelhouse|vendor|site-packages");

    private static final Pattern TEST = Pattern.compile("tests?\\.py|test_.*\\.py|.*_tests?\\.py|conftest\\.py");
    private static final Pattern IMPORTS_TEST =
            Pattern.compile("(?m)^(?:import|from)\\s+(?:unittest|pytest|doctest)\\b");
    private static final Pattern STRINGS = Pattern.compile("(?s)\"\"\".*?\"\"\"|'''.*?'''");
    private static final Set<String> OF_TOOLS = Set.of("setup.py", "noxfile.py", "fabfile.py", "manage.py");
    private static final Pattern SRC_PACKAGE = Pattern.compile("(?m)^\\s*(?:from\\s+src[.\\s]|import\\s+src\\b)");
    private static final int DEPTH = 3;

    private final PythonFiles files;
    private final List<Module> modules = new ArrayList<>();
    private final List<String> roots;

    /**
     * A module.
     *
     * @param path without {@code .py}
     * @param text without strings of several lines
     */
    record Module(String path, String name, String text) {

        String file() {
            return path + ".py";
        }

        /** The last part of its path, that of the package for its {@code __init__}. */
        String shortName() {
            return name.substring(name.lastIndexOf('.') + 1);
        }

        int depth() {
            return path.split("/", -1).length;
        }

        boolean imports(String library) {
            return Pattern.compile("(?m)^\\s*(?:import|from)\\s+" + Pattern.quote(library) + "\\b")
                    .matcher(text)
                    .find();
        }
    }

    /**
     * The modules in a project's directory and not deep below it.
     *
     * @param roots further directories of the Python path, such as {@code src}
     * @param tree the files of the program
     */
    PythonModules(PythonFiles files, List<String> roots, SourceTree tree) {
        this.files = files;
        this.roots = roots;
        tree.files(this::isStarted).forEach(file -> {
            String module = file.replaceFirst("\\.py$", "");
            modules.add(new Module(module, dotted(module), text(file)));
        });
        modules.sort(Comparator.comparing(Module::depth)
                .thenComparing(module -> module.path().length())
                .thenComparing(Module::path));
    }

    private boolean isStarted(String file) {
        List<String> parts = List.of(file.split("/", -1));
        List<String> directories = parts.subList(0, parts.size() - 1);
        return file.endsWith(".py")
                && directories.size() <= DEPTH
                && directories.stream()
                        .noneMatch(name -> NOT_STARTED.matcher(name).matches())
                && !OF_TOOLS.contains(parts.get(directories.size()))
                && !isTest(file);
    }

    /** Whether a file holds tests, by pytest's and unittest's names or by what it imports. */
    boolean isTest(String path) {
        return TEST.matcher(path.substring(path.lastIndexOf('/') + 1)).matches()
                || IMPORTS_TEST.matcher(text(path)).find();
    }

    private String text(String path) {
        return STRINGS.matcher(files.text(path).orElse("")).replaceAll("''");
    }

    /** From the least deep to the deepest. */
    List<Module> all() {
        return modules;
    }

    Optional<Module> ofPath(String path) {
        return modules.stream().filter(module -> module.path().equals(path)).findFirst();
    }

    /** The file, or the package's directory, of a module in the project; also of one that would not be guessed. */
    Optional<String> pathOf(String dotted, String directory) {
        String path = dotted.replace('.', '/');
        List<String> places = new ArrayList<>(roots);
        places.add(0, directory);
        return places.stream()
                .map(place -> place.isEmpty() ? path : place + "/" + path)
                .filter(place -> files.has(place + ".py") || files.hasFolder(place))
                .map(place -> files.hasFolder(place) ? place : place + ".py")
                .findFirst();
    }

    /** The name by which it is imported. */
    String dotted(String path) {
        String below = roots.stream()
                .filter(root -> path.startsWith(root + "/"))
                .map(root -> path.substring(root.length() + 1))
                .findFirst()
                .orElse(path);
        return below.replaceFirst("/__init__$", "").replace('/', '.');
    }

    /** Whether {@code src} is not a directory of packages but one of them, as its modules import each other. */
    static boolean isPackage(PythonFiles files) {
        return files.has("src/__init__.py")
                || files.names("src").stream()
                        .filter(name -> name.endsWith(".py"))
                        .flatMap(name -> files.text("src/" + name).stream())
                        .anyMatch(
                                text -> SRC_PACKAGE.matcher(text).find() || text.matches("(?s)(.*\\n)?from \\.+\\w.*"))
                || files.names("").stream()
                        .filter(name -> name.endsWith(".py"))
                        .flatMap(name -> files.text(name).stream())
                        .anyMatch(text -> SRC_PACKAGE.matcher(text).find());
    }
}
