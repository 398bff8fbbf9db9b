package io.github.dockeroptimize.inspect.node;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The tests of a project, where one of its tools says which they are; where that is not a plain list, none. */
final class NodeTests {

    private static final List<String> ENDINGS = List.of("[jt]s", "[jt]sx", "[cm][jt]s");
    private static final Pattern SCRIPT =
            Pattern.compile("(?:^|.*\\s)node(?:\\s.*)?\\s--test(?:\\s.*|$)", Pattern.DOTALL);
    private static final Pattern PATTERNS =
            Pattern.compile("\\b(?:testMatch|testRegex|include)\\b[\"']?\\s*:\\s*([^\\n]*)");
    private static final Pattern LIST =
            Pattern.compile("\\[((?:\\s*(?:'[^']*'|\"[^\"]*\")\\s*,?)*)].*", Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile("'([^']*)'|\"([^\"]*)\"");

    private final Path folder;
    private final NodeManifest manifest;

    NodeTests(Path folder, NodeManifest manifest) {
        this.folder = folder;
        this.manifest = manifest;
    }

    /** Lines of a {@code .dockerignore}. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (manifest.needs("jest") || manifest.needs("react-scripts")) {
            lines.addAll(configured("jest").orElseGet(() -> usual("test", "spec")));
            lines.addAll(List.of("**/__tests__", "**/__mocks__"));
        }
        if (manifest.needs("vitest")) {
            lines.addAll(configured("vitest").orElseGet(() -> usual("test", "spec")));
        }
        if (manifest.needs("karma") || manifest.needs("jasmine-core")) {
            lines.addAll(usual("spec"));
        }
        if (manifest.scripts().stream()
                .anyMatch(script -> SCRIPT.matcher(script).matches())) {
            lines.addAll(usual("test"));
        }
        return lines.stream().distinct().toList();
    }

    private static List<String> usual(String... names) {
        return Stream.of(names)
                .flatMap(name -> ENDINGS.stream().map(ending -> "**/*." + name + "." + ending))
                .toList();
    }

    /** The patterns of a configuration; none if they aren't literals, and empty if it has none. */
    private Optional<List<String>> configured(String tool) {
        Optional<JsonNode> field = manifest.field(tool);
        Optional<String> text = field.map(JsonNode::toString)
                .or(() -> Stream.of("js", "ts", "mjs", "mts", "cjs", "cts", "json")
                        .flatMap(end -> NodeFiles.text(folder.resolve(tool + ".config." + end)).stream())
                        .findFirst());
        return text.map(PATTERNS::matcher).filter(Matcher::find).map(found -> {
            Matcher list = LIST.matcher(found.group(1));
            return list.matches() ? plain(list.group(1)) : List.of();
        });
    }

    /** Those that a {@code .dockerignore} can have, too. */
    private static List<String> plain(String list) {
        return QUOTED.matcher(list)
                .results()
                .map(quoted -> Optional.ofNullable(quoted.group(1)).orElse(quoted.group(2)))
                .map(pattern -> pattern.replaceFirst("^(?:<rootDir>)?/?(?:\\./)?", ""))
                .filter(pattern -> !pattern.matches(".*(?:[({}|+!@]|\\?\\().*"))
                .toList();
    }
}
