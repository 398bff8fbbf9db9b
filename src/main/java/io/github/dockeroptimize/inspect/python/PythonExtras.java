package io.github.dockeroptimize.inspect.python;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockeroptimize.application.PythonInstall.Tool;
import io.github.dockeroptimize.inspect.python.PythonModules.Module;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The extras and groups of a manifest, which are installed only where somebody asks for them. */
final class PythonExtras {

    /** What is for a project's developers by its name. */
    private static final Pattern FOR_DEVELOPERS = Pattern.compile(
            "(?i)(.*[-_])?(dev|develop|development|tests?|testing|unittest|docs?|lint|linting|linters?|types?|typing|mypy|format"
                    + "|style|ci|build|bench|benchmarks?|examples?|debug|local|release|pre-commit|qa|tools)([-_].*)?");

    private final List<Extra> extras = new ArrayList<>();
    private final String project;
    private final JsonNode optional;

    /**
     * Something that may be installed.
     *
     * @param group whether it is a group, not an extra
     * @param requirements as pip takes them; names only for Poetry's
     */
    record Extra(String name, boolean group, List<String> requirements) {

        boolean isForDevelopers() {
            return FOR_DEVELOPERS.matcher(name).matches();
        }

        /** The names of its packages, normalized as PyPI does. */
        Set<String> packages() {
            Set<String> names = new TreeSet<>();
            for (String requirement : requirements) {
                names.add(PythonDependencies.name(requirement));
                PythonDependencies.extras(names, requirement);
            }
            return names;
        }

        /** The options of a tool that install it; of pip, the requirements that aren't installed without it. */
        List<String> options(Tool tool, Set<String> installed) {
            return switch (tool) {
                case PIP ->
                    requirements.stream()
                            .filter(one -> !installed.contains(PythonDependencies.name(one)))
                            .toList();
                case UV -> List.of(group ? "--group" : "--extra", name);
                case POETRY -> List.of(group ? "--with" : "--extras", name);
            };
        }

        String describe() {
            return (group ? "group '" : "extra '") + name + "'";
        }
    }

    private PythonExtras(JsonNode manifest) {
        JsonNode poetry = manifest.path("tool").path("poetry");
        this.project = PythonRequirements.normalized(
                manifest.path("project").path("name").asText(poetry.path("name").asText("")));
        this.optional = manifest.path("project").path("optional-dependencies");
        for (Map.Entry<String, JsonNode> extra : optional.properties()) {
            extras.add(new Extra(extra.getKey(), false, requirements(extra.getKey(), new TreeSet<>())));
        }
        for (Map.Entry<String, JsonNode> extra : poetry.path("extras").properties()) {
            extras.add(new Extra(extra.getKey(), false, words(extra.getValue())));
        }
        JsonNode groups = manifest.path("dependency-groups");
        for (Map.Entry<String, JsonNode> group : groups.properties()) {
            extras.add(new Extra(group.getKey(), true, group(groups, group.getKey(), new TreeSet<>())));
        }
        for (Map.Entry<String, JsonNode> group : poetry.path("group").properties()) {
            List<String> names = new ArrayList<>();
            group.getValue().path("dependencies").fieldNames().forEachRemaining(names::add);
            extras.add(new Extra(group.getKey(), true, names));
        }
        extras.removeIf(extra -> extra.name().equals("main"));
    }

    static PythonExtras of(JsonNode manifest) {
        return new PythonExtras(manifest);
    }

    /** Those that aren't for developers; one for everything comes last. */
    List<Extra> forUsers() {
        List<Extra> all = new ArrayList<>();
        List<Extra> last = new ArrayList<>();
        for (Extra extra : extras) {
            if (!extra.isForDevelopers()) {
                (extra.name().matches("(?i)all|full|complete") ? last : all).add(extra);
            }
        }
        all.addAll(last);
        return all;
    }

    /**
     * What to say of packages that the code imports and that only an extra brings which isn't installed.
     *
     * @param installed the names of what is installed
     */
    List<String> missing(Set<String> installed, List<Module> modules) {
        List<String> notes = new ArrayList<>();
        for (Extra extra : forUsers()) {
            for (String name : extra.packages()) {
                String imported = name.replace('-', '_');
                if (!installed.contains(name) && modules.stream().anyMatch(module -> module.imports(imported))) {
                    notes.add("the code imports '" + imported + "', which is in the " + extra.describe()
                            + " alone, and that isn't installed: add '" + name
                            + "' to the dependencies where the image needs it");
                    break;
                }
            }
        }
        return notes;
    }

    /** The extras of these names. */
    List<Extra> named(Set<String> names) {
        return extras.stream()
                .filter(extra -> !extra.group() && names.contains(PythonRequirements.normalized(extra.name())))
                .toList();
    }

    /** An extra may name others of its project: {@code all = ["shop[server,mail]"]}. */
    private List<String> requirements(String name, Set<String> seen) {
        Map<String, String> all = new LinkedHashMap<>();
        if (seen.add(name)) {
            for (String requirement : words(optional.path(name))) {
                if (PythonDependencies.name(requirement).equals(project)) {
                    for (String other : requirement
                            .replaceFirst("[^\\[]*\\[?([^\\]]*).*", "$1")
                            .split(",", -1)) {
                        requirements(other.strip(), seen).forEach(one -> all.put(one, one));
                    }
                } else {
                    all.put(requirement, requirement);
                }
            }
        }
        return List.copyOf(all.values());
    }

    private static List<String> group(JsonNode groups, String name, Set<String> seen) {
        List<String> all = new ArrayList<>();
        if (seen.add(name)) {
            for (JsonNode requirement : groups.path(name)) {
                if (requirement.isTextual()) {
                    all.add(requirement.asText());
                } else {
                    all.addAll(group(groups, requirement.path("include-group").asText(), seen));
                }
            }
        }
        return all;
    }

    private static List<String> words(JsonNode list) {
        List<String> words = new ArrayList<>();
        list.forEach(word -> words.add(word.asText()));
        return words;
    }
}
