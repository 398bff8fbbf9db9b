package io.github.dockeroptimize.inspect.python;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What setup.cfg says, and setup.py by literals, in the fields of pyproject.toml. What setup.py computes isn't known
 * (https://setuptools.pypa.io/en/latest/userguide/declarative_config.html).
 */
final class PythonSetup {

    private static final Pattern SECTION = Pattern.compile("\\[([^]]+)]\\s*");
    private static final Pattern SETTING = Pattern.compile("([\\w.-]+)\\s*[=:]\\s*(.*)");
    private static final Pattern POINT =
            Pattern.compile("\\s*([\\w.-]+)\\s*=\\s*([\\w.]+(?:\\s*:\\s*[\\w.]+)?)\\s*(?:\\[.*)?");
    private static final String STRING = "(?:'[^'\\n]*'|\"[^\"\\n]*\")";
    private static final Pattern LITERAL = Pattern.compile("'([^'\\n]*)'|\"([^\"\\n]*)\"");
    private static final Pattern LIST =
            Pattern.compile("\\binstall_requires\\s*=\\s*\\[((?:\\s|#[^\\n]*|,|" + STRING + ")*)\\]");
    private static final Pattern POINTS = Pattern.compile("\\bentry_points\\s*=\\s*\\{");
    private static final Pattern POINTS_AS_TEXT = Pattern.compile("(?s)\\bentry_points\\s*=\\s*(\"\"\"|''')(.*?)\\1");
    private static final Pattern GROUP =
            Pattern.compile("['\"]([\\w.-]+)['\"]\\s*:\\s*\\[((?:\\s|#[^\\n]*|,|" + STRING + ")*)\\]");
    private static final Pattern ROOT =
            Pattern.compile("\\bpackage_dir\\s*=\\s*\\{\\s*['\"]['\"]\\s*:\\s*['\"]([^'\"]+)['\"]");
    private static final Pattern WHERE =
            Pattern.compile("\\bfind_(?:namespace_)?packages\\(\\s*(?:where\\s*=\\s*)?['\"]([^'\"]+)['\"]");

    private final ObjectNode project = JsonNodeFactory.instance.objectNode();
    private final PythonFiles files;
    private String root = "";

    private PythonSetup(PythonFiles files) {
        this.files = files;
    }

    /** The manifest, with what it leaves to setup.cfg and setup.py; itself where it leaves nothing. */
    static JsonNode addTo(JsonNode manifest, PythonFiles files) {
        boolean other =
                manifest.path("tool").has("poetry") || manifest.path("tool").has("flit");
        if (other || !(files.has("setup.cfg") || files.has("setup.py"))) {
            return manifest;
        }
        PythonSetup setup = new PythonSetup(files);
        setup.configuration();
        setup.script(files.text("setup.py").orElse(""));
        return setup.merged(manifest);
    }

    /** Whether setup.py computes what the project depends on. */
    static boolean computesDependencies(PythonFiles files) {
        String text = files.text("setup.py").orElse("");
        return text.contains("install_requires") && !LIST.matcher(text).find();
    }

    private JsonNode merged(JsonNode manifest) {
        ObjectNode all = manifest instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
        ObjectNode own = all.withObject("/project");
        ArrayNode left = JsonNodeFactory.instance.arrayNode();
        boolean none = own.isEmpty();
        own.path("dynamic").forEach(field -> {
            if (!project.has(field.asText())) {
                left.add(field);
            }
        });
        project.properties().forEach(field -> {
            if (none || dynamic(own, field.getKey())) {
                own.set(field.getKey(), field.getValue());
            }
        });
        if (own.has("dynamic")) {
            own.set("dynamic", left);
        }
        if (!root.isEmpty() && all.at("/tool/setuptools/package-dir").isMissingNode()) {
            all.withObject("/tool/setuptools/package-dir").put("", root);
        }
        if (own.isEmpty()) {
            all.remove("project");
        }
        return all;
    }

    private static boolean dynamic(JsonNode own, String field) {
        for (JsonNode name : own.path("dynamic")) {
            if (name.asText().equals(field)) {
                return true;
            }
        }
        return false;
    }

    private void configuration() {
        Map<String, Map<String, String>> sections =
                sections(files.text("setup.cfg").orElse(""));
        Map<String, String> metadata = sections.getOrDefault("metadata", Map.of());
        Map<String, String> options = sections.getOrDefault("options", Map.of());
        text("name", Optional.ofNullable(metadata.get("name")));
        text("version", Optional.ofNullable(metadata.get("version")).filter(value -> value.matches("[\\w.+!-]+")));
        text("requires-python", Optional.ofNullable(options.get("python_requires")));
        lines("dependencies", options.getOrDefault("install_requires", ""));
        sections.getOrDefault("options.extras_require", Map.of()).forEach((name, lines) -> {
            ArrayNode list = project.withObject("/optional-dependencies").putArray(name);
            lines.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(list::add);
        });
        sections.getOrDefault("options.entry_points", Map.of())
                .forEach((group, lines) -> points(group, lines.lines().toList()));
        Matcher directory = Pattern.compile("(?m)^\\s*=\\s*(\\S+)$").matcher(options.getOrDefault("package_dir", ""));
        root = directory.find()
                ? directory.group(1)
                : sections.getOrDefault("options.packages.find", Map.of()).getOrDefault("where", "");
    }

    /** Sections of settings, whose values may go on in indented lines. */
    private static Map<String, Map<String, String>> sections(String text) {
        Map<String, Map<String, String>> sections = new LinkedHashMap<>();
        Map<String, String> section = new LinkedHashMap<>();
        String name = "";
        for (String line : text.split("\\R", -1)) {
            Matcher head = SECTION.matcher(line);
            Matcher setting = SETTING.matcher(line);
            if (line.isBlank() || line.strip().matches("[#;].*")) {
                continue;
            }
            if (head.matches()) {
                section = sections.computeIfAbsent(head.group(1), any -> new LinkedHashMap<>());
            } else if (!Character.isWhitespace(line.charAt(0)) && setting.matches()) {
                name = setting.group(1);
                section.put(name, setting.group(2).strip());
            } else if (section.containsKey(name)) {
                section.merge(name, line.strip(), (one, more) -> one.isEmpty() ? more : one + "\n" + more);
            }
        }
        return sections;
    }

    private void script(String text) {
        for (String field : List.of("name", "version")) {
            text(field, first(Pattern.compile("(?m)^\\s*" + field + "\\s*=\\s*['\"]([\\w.+!-]+)['\"]"), text));
        }
        text("requires-python", first(Pattern.compile("\\bpython_requires\\s*=\\s*['\"]([^'\"]+)['\"]"), text));
        first(LIST, text).ifPresent(list -> lines("dependencies", String.join("\n", strings(list))));
        first(ROOT, text).or(() -> first(WHERE, text)).ifPresent(directory -> root = directory);
        Matcher table = POINTS.matcher(text);
        if (table.find()) {
            Matcher group = GROUP.matcher(text.substring(table.end()));
            while (group.find()) {
                points(group.group(1), strings(group.group(2)));
            }
        }
        Matcher lines = POINTS_AS_TEXT.matcher(text);
        if (lines.find()) {
            String group = "";
            for (String line : lines.group(2).lines().map(String::strip).toList()) {
                Matcher head = SECTION.matcher(line);
                group = head.matches() ? head.group(1) : group;
                points(group, List.of(line));
            }
        }
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static List<String> strings(String list) {
        return LITERAL.matcher(list.replaceAll("(?m)#[^'\"\\n]*$", ""))
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .toList();
    }

    private void text(String field, Optional<String> value) {
        value.filter(text -> !text.isBlank() && !project.has(field))
                .ifPresent(text -> project.put(field, text.strip()));
    }

    private void lines(String field, String lines) {
        List<String> all =
                lines.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        if (!all.isEmpty() && !project.has(field)) {
            all.forEach(project.putArray(field)::add);
        }
    }

    private void points(String group, List<String> lines) {
        String place = switch (group) {
            case "console_scripts" -> "/scripts";
            case "gui_scripts" -> "/gui-scripts";
            default -> "/entry-points/" + group;
        };
        for (String line : lines) {
            Matcher point = POINT.matcher(line);
            if (point.matches()) {
                project.withObject(place).put(point.group(1), point.group(2).replaceAll("\\s", ""));
            }
        }
    }
}
