package io.github.dockeroptimize.inspect.node;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The configuration of a test tool, in {@code package.json} or in a file of its own. */
final class NodeTestSettings {

    private static final List<String> ENDINGS =
            List.of(".js", ".ts", ".mjs", ".mts", ".cjs", ".cts", ".json", ".jsonc", ".yml", ".yaml", "");
    private static final Pattern LIST = Pattern.compile("\\[((?:\\s*(?:'[^']*'|\"[^\"]*\"|`[^`$]*`)\\s*,?)*)\\s*]");
    private static final Pattern QUOTED = Pattern.compile("'([^']*)'|\"([^\"]*)\"|`([^`$]*)`");
    private static final Pattern YAML_LIST = Pattern.compile("\\R((?:[ \\t]*-[^\\n]*(?:\\n|$))+)");
    private static final Pattern PLAIN = Pattern.compile("[ \\t]*([\\w./*{},@()|?+-]+)[ \\t]*(?:\\R|$)");

    private final Optional<String> text;
    private final Optional<String> section;

    /**
     * Reads them.
     *
     * @param field of {@code package.json}
     * @param files names without endings, the first that there is counts
     */
    NodeTestSettings(Path folder, NodeManifest manifest, String field, String... files) {
        this(
                manifest.field(field)
                        .map(JsonNode::toString)
                        .or(() -> Stream.of(files)
                                .flatMap(file -> ENDINGS.stream().map(ending -> file + ending))
                                .flatMap(file -> NodeFiles.text(folder.resolve(file)).stream())
                                .findFirst()),
                Optional.empty());
    }

    private NodeTestSettings(Optional<String> text, Optional<String> section) {
        this.text = text;
        this.section = section;
    }

    /** The same, of which only what is directly in an object of this name counts. */
    NodeTestSettings within(String name) {
        return new NodeTestSettings(text, Optional.of(name));
    }

    /** The patterns under the first of these names; none if they aren't literals, and empty if there is no such name. */
    Optional<List<String>> patterns(String... names) {
        return text.flatMap(all -> {
            Matcher name = Pattern.compile("(?<![\\w.])(?:" + String.join("|", names) + ")[\"']?\\s*:")
                    .matcher(all);
            while (name.find()) {
                int at = name.start();
                if (section.filter(own -> !NodeObjects.isIn(own, all, at)).isEmpty()) {
                    return Optional.of(values(all.substring(name.end())));
                }
            }
            return Optional.empty();
        });
    }

    private static List<String> values(String rest) {
        Matcher list = LIST.matcher(rest);
        String leading = rest.stripLeading();
        if (leading.startsWith("[")) {
            return list.find() && rest.substring(0, list.start()).isBlank() ? quoted(list.group(1)) : List.of();
        }
        Matcher quoted = QUOTED.matcher(leading);
        if (quoted.lookingAt()) {
            return quoted(quoted.group());
        }
        Matcher items = YAML_LIST.matcher(rest);
        if (items.lookingAt()) {
            return items.group(1)
                    .lines()
                    .map(line -> line.replaceFirst("^\\s*-\\s*", "")
                            .replaceAll("^[\"']|[\"']\\s*$", "")
                            .strip())
                    .flatMap(glob -> NodeGlobs.plain(glob).stream())
                    .toList();
        }
        Matcher plain = PLAIN.matcher(rest);
        return plain.lookingAt() ? NodeGlobs.plain(plain.group(1)) : List.of();
    }

    private static List<String> quoted(String list) {
        return QUOTED.matcher(list)
                .results()
                .map(found -> found.group().substring(1, found.group().length() - 1))
                .flatMap(glob -> NodeGlobs.plain(glob).stream())
                .toList();
    }
}
