package io.github.dockeroptimize.inspect.python;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the directories that hold packages: {@code src}, or those that a build backend is told. */
final class PythonRoots {

    private static final String DJANGO = "manage.py";
    private static final Pattern NO_PROJECT =
            Pattern.compile("[._].*|tests?|docs?|examples?|samples?|node_modules|venv|target");

    private PythonRoots() {}

    static List<String> of(PythonFiles files, JsonNode manifest) {
        Set<String> roots = new LinkedHashSet<>();
        JsonNode tool = manifest.path("tool");
        JsonNode setuptools = tool.path("setuptools");
        roots.add(setuptools.path("package-dir").path("").asText(""));
        setuptools.path("packages").path("find").path("where").forEach(where -> roots.add(where.asText()));
        tool.path("poetry")
                .path("packages")
                .forEach(one -> roots.add(one.path("from").asText("")));
        roots.add(tool.path("uv").path("build-backend").path("module-root").asText(""));
        roots.add(tool.path("pdm").path("build").path("package-dir").asText(""));
        if (files.hasFolder("src") && files.hasCode("src") && !PythonModules.isPackage(files)) {
            roots.add("src");
        }
        if (!files.has(DJANGO)) {
            List<String> directories = djangos(files);
            if (directories.size() == 1) {
                roots.addAll(directories);
            }
        }
        return roots.stream()
                .map(root -> root.replaceFirst("^\\./", "").replaceFirst("/$", ""))
                .filter(root -> !root.isEmpty() && !root.startsWith(".") && files.hasFolder(root))
                .distinct()
                .toList();
    }

    /** The directories below the project's own that hold a Django project. */
    static List<String> djangos(PythonFiles files) {
        return files.names("").stream()
                .filter(name -> !NO_PROJECT.matcher(name).matches())
                .filter(name -> files.text(name + "/" + DJANGO)
                        .filter(text -> text.contains("DJANGO_SETTINGS_MODULE"))
                        .isPresent())
                .toList();
    }
}
