package io.github.dockeroptimize.inspect.python;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tests of a project, as pytest's configuration says; without one, modules that pytest or unittest would collect by their
 * names and that hold tests, and directories of such modules that nothing else names.
 */
final class PythonTests {

    private static final String CONFTEST = "conftest.py";
    private static final Pattern COLLECTED = Pattern.compile("(?:.*/)?(?:test[^/]*|[^/]*_test)\\.py");
    /** An import of a test framework, or what pytest calls. */
    private static final Pattern TEST = Pattern.compile(
            "(?m)^\\s*(?:import|from)\\s+(?:unittest|pytest|django\\.test|rest_framework\\.test|hypothesis|nose)\\b"
                    + "|^(?:async\\s+)?def\\s+test_|^class\\s+Test");

    private static final Pattern SETTING =
            Pattern.compile("(?m)^(testpaths|python_files)\\s*=((?:[^\\n]*)(?:\\n[ \\t]+[^\\n]+)*)");
    private static final Pattern SECTION = Pattern.compile("(?m)^\\[(?:tool:)?pytest]");
    private static final List<String> USUAL = List.of("test_*.py", "*_test.py");

    private final PythonFiles files;
    private final JsonNode options;
    private final List<String> code;
    private final List<String> settings;

    /** @param code every Python file of the project */
    PythonTests(PythonFiles files, JsonNode manifest, List<String> code) {
        this.files = files;
        this.code = code;
        this.options = manifest.path("tool").path("pytest").path("ini_options");
        this.settings = Stream.of("pytest.ini", "setup.cfg", "tox.ini")
                .flatMap(name -> files.text(name).stream())
                .filter(text -> SECTION.matcher(text).find())
                .toList();
    }

    /** Lines of a {@code .dockerignore}. */
    List<String> lines() {
        Set<String> lines = new LinkedHashSet<>(List.of("**/" + CONFTEST));
        configured("testpaths").stream().filter(files::hasFolder).forEach(lines::add);
        List<String> patterns = configured("python_files");
        boolean configured = options.isObject() || !settings.isEmpty();
        (patterns.isEmpty() && configured ? USUAL : patterns).forEach(pattern -> lines.add("**/" + pattern));
        List<String> found = code.stream().filter(this::isTest).toList();
        lines.addAll(directories(found));
        lines.addAll(found);
        return List.copyOf(lines);
    }

    /** Those of these files that other code imports. */
    Set<String> imported(Predicate<String> isProgram) {
        Set<String> names = names(code.stream().filter(isProgram).toList());
        return code.stream().filter(file -> names.contains(stem(file))).collect(Collectors.toSet());
    }

    private boolean isTest(String file) {
        return COLLECTED.matcher(file).matches()
                && TEST.matcher(files.text(file).orElse("")).find();
    }

    /** Directories of tests and of what they share. */
    private List<String> directories(List<String> tests) {
        return tests.stream()
                .filter(file -> file.contains("/"))
                .map(file -> file.substring(0, file.lastIndexOf('/')))
                .distinct()
                .filter(directory -> {
                    List<String> own = code.stream()
                            .filter(file -> file.startsWith(directory + "/"))
                            .toList();
                    return (files.has(directory + "/" + CONFTEST)
                                    || own.stream().allMatch(this::isTestOrEmpty))
                            && !names(code.stream()
                                            .filter(file -> !own.contains(file))
                                            .toList())
                                    .contains(stem(directory));
                })
                .toList();
    }

    private boolean isTestOrEmpty(String file) {
        return isTest(file) || files.text(file).filter(String::isBlank).isPresent();
    }

    private Set<String> names(List<String> program) {
        return PythonImports.of(files, program).stream()
                .flatMap(path -> Stream.of(path.split("/")))
                .collect(Collectors.toSet());
    }

    private static String stem(String path) {
        return path.replaceFirst(".*/", "").replaceFirst("\\.py$", "");
    }

    private List<String> configured(String setting) {
        JsonNode value = options.path(setting);
        List<String> values = new ArrayList<>();
        value.forEach(element -> values.add(element.asText()));
        Stream.concat(
                        value.isTextual() ? Stream.of(value.asText()) : Stream.empty(),
                        settings.stream()
                                .flatMap(text -> SETTING.matcher(text).results())
                                .filter(found -> found.group(1).equals(setting))
                                .map(found -> found.group(2)))
                .flatMap(text -> Stream.of(text.strip().split("\\s+")))
                .filter(word -> !word.isEmpty())
                .forEach(values::add);
        return values.stream()
                .map(word -> word.replaceFirst("^\\./", "").replaceFirst("/$", ""))
                .toList();
    }
}
