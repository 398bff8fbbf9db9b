package io.github.dockeroptimize.inspect.go;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The packages of some modules that their code imports.
 *
 * @param modules their directories by their paths
 * @param required paths of modules that they require
 */
record GoImports(Map<String, String> modules, Set<String> required, GoSources sources) {

    private static final Pattern IMPORT =
            Pattern.compile("(?m)^\\s*(?:import\\s+)?(?:[\\w.]+\\s+)?\"([^\"\\s]+/[^\"\\s]+)\"\\s*$");

    /** What to say of those that aren't in the context, such as generated ones that nobody commits. */
    List<String> missing() {
        Set<String> there = new TreeSet<>();
        for (String file : sources.tree().files(name -> name.endsWith(".go"))) {
            there.add(file.contains("/") ? file.substring(0, file.lastIndexOf('/')) : ".");
        }
        List<String> notes = new ArrayList<>();
        Set<String> said = new TreeSet<>();
        for (GoFile file : sources.files()) {
            Matcher imported = IMPORT.matcher(file.text());
            while (file.isBuilt() && imported.find()) {
                String name = imported.group(1);
                String directory = directory(name);
                if (!directory.isEmpty() && !there.contains(directory) && said.add(name)) {
                    notes.add("'" + file.path() + "' imports '" + name + "', which isn't among the sources: generate it"
                            + " before 'docker build' and name '" + directory + "' in <sources>, or commit it");
                }
            }
        }
        return notes;
    }

    /** Where a package has to be; empty for one of another module. */
    private String directory(String name) {
        for (Map.Entry<String, String> module : modules.entrySet()) {
            String below = module.getKey() + "/";
            boolean nested =
                    name.startsWith(below) && (owns(required, name, below) || owns(modules.keySet(), name, below));
            if (name.startsWith(below) && !nested) {
                String path = name.substring(below.length());
                return module.getValue().equals(".") ? path : module.getValue() + "/" + path;
            }
        }
        return "";
    }

    /** Whether a module below another one has the package. */
    private static boolean owns(Set<String> paths, String name, String below) {
        for (String path : paths) {
            if (path.startsWith(below) && (name.equals(path) || name.startsWith(path + "/"))) {
                return true;
            }
        }
        return false;
    }
}
