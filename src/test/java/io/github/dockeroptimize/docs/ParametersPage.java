package io.github.dockeroptimize.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Plugin descriptor in, {@code docs/parameters.md} out: every parameter once, with the goals that have it. */
final class ParametersPage {

    /** In the order of the page; a goal that isn't here is an error. */
    private static final List<String> GOALS = List.of("generate", "build", "report", "check", "lock");

    private static final Map<String, String> TYPES = Map.of(
            "java.lang.String", "text",
            "java.io.File", "path",
            "java.util.List", "list",
            "java.util.Map", "names and values");

    private static final String HEAD = """
            # Parameters

            <!-- Generated from the Javadoc of the goals; to change it, change that and run: %s -->

            Each is `<name>` in the plugin's `<configuration>`, or `-Ddocker-optimize.name` on the command line, where commas separate the elements of a list. `mvn docker-optimize:help -Ddetail -Dgoal=generate` shows the same text.

            """;

    private final Map<String, String> descriptions = new LinkedHashMap<>();
    private final Map<String, Parameter> parameters = new TreeMap<>();

    private ParametersPage() {}

    /** A parameter with the goals that declare it in one way each. */
    private record Parameter(String name, Map<Declaration, List<String>> declarations) {

        Parameter(String name) {
            this(name, new LinkedHashMap<>());
        }

        void add(Declaration declaration, String goal) {
            declarations.computeIfAbsent(declaration, any -> new ArrayList<>()).add(goal);
        }

        List<String> goals() {
            return GOALS.stream()
                    .filter(goal -> declarations.values().stream().anyMatch(having -> having.contains(goal)))
                    .toList();
        }

        String row() {
            return "| [`" + name + "`](#" + name.toLowerCase(Locale.ROOT) + ") |"
                    + GOALS.stream()
                            .map(goal -> goals().contains(goal) ? " ✓ |" : " |")
                            .collect(Collectors.joining())
                    + "\n";
        }

        String text() {
            return "\n### `" + name + "`\n"
                    + declarations.entrySet().stream()
                            .map(entry -> "\n" + (declarations.size() == 1 ? "" : list(entry.getValue()) + ": ")
                                    + entry.getKey().text())
                            .collect(Collectors.joining());
        }
    }

    /** What the descriptor says of a parameter. */
    private record Declaration(String type, String property, String initial, String description) {

        String text() {
            return type
                    + (property.isEmpty() ? "" : " · `-D" + property + "`")
                    + (initial.isEmpty() ? "" : " · default `" + initial + "`")
                    + "\n\n" + description + "\n";
        }
    }

    /**
     * The page.
     *
     * @param descriptor the descriptor with descriptions in HTML, which plugin-tools write next to the classes
     */
    static String of(Path descriptor) throws IOException {
        ParametersPage page = new ParametersPage();
        Jsoup.parse(Files.readString(descriptor), Parser.xmlParser()).select("mojos > mojo").stream()
                .filter(goal -> !text(goal, "goal").equals("help"))
                .sorted(Comparator.comparingInt(goal -> place(text(goal, "goal"))))
                .forEach(page::add);
        return page.text();
    }

    private void add(Element goal) {
        descriptions.put(text(goal, "goal"), JavadocHtml.markdown(text(goal, "description")));
        for (Element parameter : goal.select("> parameters > parameter")) {
            if (text(parameter, "editable").equals("true")) {
                String name = text(parameter, "name");
                parameters
                        .computeIfAbsent(name, Parameter::new)
                        .add(declaration(parameter, goal.selectFirst("> configuration > " + name)), text(goal, "goal"));
            }
        }
    }

    private static Declaration declaration(Element parameter, @Nullable Element value) {
        String type = text(parameter, "type").replaceAll("<.*", "");
        return new Declaration(
                TYPES.getOrDefault(type, type.substring(type.lastIndexOf('.') + 1)),
                value == null ? "" : value.text().replaceAll("[${}]", ""),
                value == null ? "" : value.attr("default-value"),
                JavadocHtml.markdown(text(parameter, "description")));
    }

    private String text() {
        StringBuilder page = new StringBuilder(HEAD.formatted(ParametersPageTest.COMMAND));
        page.append("| parameter | ").append(String.join(" | ", GOALS)).append(" |\n|---|");
        page.append(":-:|".repeat(GOALS.size())).append('\n');
        parameters.values().forEach(parameter -> page.append(parameter.row()));
        page.append("\n## Goals\n");
        descriptions.forEach((goal, text) -> page.append("\n**`" + goal + "`**: " + text + "\n"));
        parameters.values().stream().collect(Collectors.groupingBy(Parameter::goals)).entrySet().stream()
                .sorted(Comparator.comparing(group -> order(group.getKey())))
                .forEach(group -> {
                    page.append("\n## ").append(list(group.getKey())).append('\n');
                    group.getValue().forEach(parameter -> page.append(parameter.text()));
                });
        return page.toString();
    }

    /** What most goals have comes first, then what the first of the goals have. */
    private static String order(List<String> goals) {
        return GOALS.size()
                - goals.size()
                + goals.stream().map(goal -> String.valueOf(place(goal))).collect(Collectors.joining());
    }

    private static String list(List<String> names) {
        List<String> quoted = names.stream().map(name -> "`" + name + "`").toList();
        int last = quoted.size() - 1;
        return last == 0 ? quoted.get(0) : String.join(", ", quoted.subList(0, last)) + " and " + quoted.get(last);
    }

    private static int place(String goal) {
        int place = GOALS.indexOf(goal);
        if (place < 0) {
            throw new IllegalArgumentException("'" + goal + "' is a goal that GOALS doesn't name; add it there");
        }
        return place;
    }

    private static String text(Element parent, String name) {
        @Nullable Element child = parent.selectFirst("> " + name);
        return child == null ? "" : child.wholeText();
    }
}
