package io.github.dockeroptimize.inspect.node;

import io.github.dockeroptimize.application.NodePort;
import io.github.dockeroptimize.application.NodeStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the port that a program listens on: that of its command, of its framework, or the one that its sources name,
 * where that is one only.
 */
final class NodePorts {

    private static final Pattern OPTION = Pattern.compile("(?:-p|--port|-l|--listen)(?:=(.+))?");
    private static final Pattern DEFAULT = Pattern.compile("\\$\\{\\w+:?-(\\d+)}");
    private static final String NUMBER = "\\s*['\"`]?(\\d{2,5})\\b";
    private static final String VARIABLE = "\\bPORT\\b['\"`\\]]*";

    /** A default of the variable {@code PORT}. */
    private static final List<Pattern> DEFAULTS = List.of(
            Pattern.compile(VARIABLE + "\\s*(?:,\\s*10\\s*)?\\)*\\s*(?:\\|\\||\\?\\?)\\s*\\(?" + NUMBER),
            Pattern.compile("['\"`]PORT['\"`]\\s*,\\s*(?:\\{[^}]*default\\s*:)?" + NUMBER),
            Pattern.compile("\\bPORT\\s*:[^\\n]{0,80}?default\\(" + NUMBER),
            Pattern.compile("\\{[^}\\n]*\\bPORT\\s*=" + NUMBER + "[^}\\n]*}\\s*=\\s*process\\.env"));

    private static final List<Pattern> CONSTANTS = List.of(
            Pattern.compile("\\blisten\\(" + NUMBER),
            Pattern.compile("\\blisten\\(\\s*\\{[^}]*\\bport\\s*:" + NUMBER),
            Pattern.compile("\\bserve\\(\\s*\\{[^}]*\\bport\\s*:" + NUMBER),
            Pattern.compile(
                    "\\b(?:const|let|var)\\s+(?:port|PORT|httpPort|serverPort|appPort)\\b(?:\\s*:\\s*\\w+)?\\s*="
                            + NUMBER));

    private static final Pattern READS =
            Pattern.compile("\\benv(?:\\.PORT\\b|\\[['\"`]PORT['\"`]\\])|['\"`]PORT['\"`]\\s*[,)]"
                    + "|\\{[^}\\n]*\\bPORT\\b[^}\\n]*}\\s*=\\s*process\\.env");
    private static final Pattern LISTENS = Pattern.compile("\\.listen\\(|\\bserve\\(\\s*\\{|\\bcreateServer\\(");
    private static final Pattern CODE = Pattern.compile(".*\\.[cm]?[jt]s");
    private static final Pattern APART = Pattern.compile(
            "(?:node_modules|dist|build|out|coverage|target|\\..*|tests?|__tests__|e2e|cypress|public)");
    private static final Pattern TEST = Pattern.compile(".*\\.(?:test|spec|config|d)\\.[cm]?[jt]s");
    private static final int DEEPEST = 8;

    /** Commands of dependencies with the ports that they listen on, all of which read {@code PORT}. */
    private static final Map<String, Integer> COMMANDS = Map.of(
            "next", 3000,
            "nuxt", 3000,
            "serve", 3000,
            "fastify", 3000,
            "remix-serve", 3000,
            "react-router-serve", 3000,
            "probot", 3000,
            "http-server", 8080,
            "functions-framework", 8080,
            "strapi", 1337);

    private final Path folder;

    NodePorts(Path folder) {
        this.folder = folder;
    }

    static NodePort unknown() {
        return new NodePort(OptionalInt.empty(), false, true);
    }

    /** The number of a command's option. */
    static Optional<String> option(List<String> words) {
        for (int at = 1; at < words.size(); at++) {
            Matcher option = OPTION.matcher(words.get(at));
            if (option.matches()) {
                String value =
                        option.group(1) != null ? option.group(1) : at + 1 < words.size() ? words.get(at + 1) : "";
                return number(value).isPresent() || value.startsWith("$")
                        ? Optional.of(number(value).orElse(value))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Optional<String> number(String value) {
        Matcher preset = DEFAULT.matcher(value);
        String number = preset.matches() ? preset.group(1) : value.replaceFirst("^(?:tcp://)?[\\w.]*:", "");
        return Optional.of(number).filter(text -> text.matches("\\d{2,5}"));
    }

    NodePort of(NodeStart start, Optional<NodeFramework> framework) {
        List<String> words = start.command();
        Optional<String> option = option(words);
        Optional<String> set =
                option.or(() -> Optional.ofNullable(start.environment().get("PORT")));
        boolean variable = words.stream().anyMatch(word -> word.matches(".*\\$\\{?PORT\\b.*"));
        if (set.flatMap(NodePorts::number).isPresent()) {
            return new NodePort(parsed(set.flatMap(NodePorts::number)), variable || option.isEmpty(), true);
        }
        Optional<Integer> known = Optional.ofNullable(COMMANDS.get(words.get(0).replaceFirst(".*/", "")))
                .or(() -> framework.map(NodeFramework::port));
        NodePort read = inSources(start);
        if (variable) {
            return new NodePort(read.number(), true, true);
        }
        boolean ownFile = framework
                .filter(found -> !found.name().equals("NestJS") && !found.name().equals("Angular"))
                .isPresent();
        return known.isPresent() && (ownFile || read.number().isEmpty())
                ? new NodePort(OptionalInt.of(known.get()), true, true)
                : read;
    }

    private static OptionalInt parsed(Optional<String> number) {
        return number.map(Integer::parseInt).map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    private NodePort inSources(NodeStart start) {
        List<String> entry = start.steps().stream()
                .flatMap(step -> sourcesOf(step.file()))
                .flatMap(file -> NodeFiles.text(folder.resolve(file)).stream())
                .toList();
        List<String> all = code();
        boolean reads = all.stream().anyMatch(text -> READS.matcher(text).find());
        boolean listens =
                reads || all.stream().anyMatch(text -> LISTENS.matcher(text).find());
        return Stream.of(found(DEFAULTS, entry), found(CONSTANTS, entry), found(DEFAULTS, all), found(CONSTANTS, all))
                .filter(numbers -> !numbers.isEmpty())
                .findFirst()
                .filter(numbers -> numbers.size() == 1)
                .map(numbers -> new NodePort(OptionalInt.of(numbers.first()), reads, true))
                .orElse(new NodePort(OptionalInt.empty(), reads, listens));
    }

    /** The file itself, or what it may be compiled from. */
    private Stream<String> sourcesOf(String file) {
        String name = file.replaceFirst("\\.[cm]?js$", "");
        return Stream.of(name, name.replaceFirst("^[^/]*/", "src/"), name.replaceFirst("^[^/]*/", ""))
                .flatMap(start ->
                        Stream.of(".js", ".mjs", ".cjs", ".ts", ".mts", ".cts").map(end -> start + end));
    }

    private static NavigableSet<Integer> found(List<Pattern> patterns, List<String> texts) {
        NavigableSet<Integer> numbers = new TreeSet<>();
        for (Pattern pattern : patterns) {
            texts.forEach(text ->
                    pattern.matcher(text).results().forEach(number -> numbers.add(Integer.parseInt(number.group(1)))));
        }
        return numbers;
    }

    /** The project's own code, without tests and what is built. */
    private List<String> code() {
        List<Path> files = new ArrayList<>();
        addCode(folder, 0, files);
        return files.stream().flatMap(file -> NodeFiles.text(file).stream()).toList();
    }

    private static void addCode(Path directory, int depth, List<Path> files) {
        try (Stream<Path> entries = Files.list(directory)) {
            for (Path entry : entries.sorted().toList()) {
                String name = entry.getFileName().toString();
                if (Files.isDirectory(entry)
                        && depth < DEEPEST
                        && !APART.matcher(name).matches()) {
                    addCode(entry, depth + 1, files);
                } else if (CODE.matcher(name).matches() && !TEST.matcher(name).matches()) {
                    files.add(entry);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
