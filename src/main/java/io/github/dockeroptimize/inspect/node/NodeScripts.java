package io.github.dockeroptimize.inspect.node;

import static io.github.dockeroptimize.InvalidInputException.quote;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Follows scripts that call other scripts, down to the commands that run. What only builds has been done in the image. */
final class NodeScripts {

    private static final int DEEPEST = 8;
    private static final Set<String> MANAGERS = Set.of("npm", "pnpm", "yarn");
    private static final Set<String> ALL = Set.of("run-s", "npm-run-all");
    private static final Set<String> HARMLESS =
            Set.of("-s", "--silent", "--if-present", "--sequential", "--serial", "--");
    private static final Set<String> SEVERAL =
            Set.of("concurrently", "conc", "run-p", "nf", "foreman", "turbo", "lerna", "nx", "nps", "wsrun", "wireit");
    private static final Set<String> SHELLS = Set.of("sh", "bash", "ash", "dash", "/bin/sh", "/bin/bash");

    private final NodeManifest manifest;

    NodeScripts(NodeManifest manifest) {
        this.manifest = manifest;
    }

    Optional<NodeScript> named(String name) {
        return manifest.script(name).map(text -> new NodeScript("'scripts." + name + "' in 'package.json'", text));
    }

    /** The commands of a script, the program last. */
    List<NodeCommand> commands(NodeScript script) {
        List<NodeCommand> commands = new ArrayList<>(script.where().contains(".start'") ? before("start") : List.of());
        commands.addAll(commands(script, script, 0));
        if (commands.isEmpty()) {
            throw script.refused("which builds and starts nothing");
        }
        return commands;
    }

    /** The commands of the script that npm runs first. */
    private List<NodeCommand> before(String name) {
        return named("pre" + name).map(pre -> commands(pre, pre, 0)).orElse(List.of());
    }

    private List<NodeCommand> commands(NodeScript script, NodeScript first, int depth) {
        if (depth == DEEPEST) {
            throw first.refused("which calls itself");
        }
        List<NodeCommand> commands = new ArrayList<>();
        for (List<String> words : script.commands()) {
            NodeCommand command = NodeCommand.of(words);
            if (isBuild(command.words())) {
                continue;
            }
            if (isShell(command.words())) {
                NodeScript inner =
                        new NodeScript(script.where(), command.words().get(2));
                commands(inner, first, depth + 1)
                        .forEach(found -> commands.add(with(found, command.environment(), List.of())));
                continue;
            }
            Call call = call(command.words(), first);
            if (call.scripts().isEmpty()) {
                commands.add(new NodeCommand(command.environment(), call.words(), command.files()));
            }
            for (String name : call.scripts()) {
                NodeScript called =
                        named(name).orElseThrow(() -> first.refused("and there is no script " + quote(name)));
                List<NodeCommand> inner = new ArrayList<>(before(name));
                inner.addAll(commands(called, first, depth + 1));
                inner.forEach(found -> commands.add(found));
                if (!inner.isEmpty()) {
                    commands.set(
                            commands.size() - 1,
                            with(commands.get(commands.size() - 1), command.environment(), call.words()));
                }
            }
        }
        return commands;
    }

    private static NodeCommand with(NodeCommand command, Map<String, String> environment, List<String> arguments) {
        Map<String, String> all = new LinkedHashMap<>(environment);
        all.putAll(command.environment());
        return new NodeCommand(
                all, Stream.concat(command.words().stream(), arguments.stream()).toList(), command.files());
    }

    /** Whether a shell is called for a text. */
    private static boolean isShell(List<String> words) {
        return words.size() == 3
                && SHELLS.contains(words.get(0))
                && words.get(1).matches("-[elx]*c");
    }

    private boolean isBuild(List<String> words) {
        String text = String.join(" ", words);
        return manifest.script("build").isPresent()
                && (text.matches("(?:npm|pnpm|yarn) (?:run(?:-script)? )?build")
                        || text.equals(manifest.script("build").orElse("").strip()));
    }

    /**
     * What a command calls.
     *
     * @param scripts the scripts; empty if it is a program
     * @param words the arguments of the script, or the program and its arguments
     */
    private record Call(List<String> scripts, List<String> words) {}

    private Call call(List<String> words, NodeScript first) {
        if (words.isEmpty()) {
            return new Call(List.of(), words);
        }
        List<String> rest = words.stream()
                .skip(1)
                .dropWhile(HARMLESS::contains)
                .dropWhile(word -> word.matches("run(?:-script)?"))
                .dropWhile(HARMLESS::contains)
                .toList();
        if (SEVERAL.contains(words.get(0))) {
            throw first.refused("and " + quote(words.get(0)) + " starts what the image should start itself");
        }
        if (ALL.contains(words.get(0))) {
            if (rest.stream().anyMatch(word -> word.startsWith("-") || word.contains("*"))) {
                throw first.refused("which runs several scripts at once: an image starts one program");
            }
            return new Call(rest, List.of());
        }
        if (!MANAGERS.contains(words.get(0)) || rest.isEmpty()) {
            return new Call(List.of(), words);
        }
        List<String> arguments = arguments(words, rest, first);
        boolean isScript = manifest.script(rest.get(0)).isPresent();
        if (!isScript
                && !words.get(0).equals("npm")
                && !words.contains("run")
                && !rest.get(0).startsWith("-")) {
            return new Call(List.of(), rest);
        }
        if (rest.get(0).startsWith("-")) {
            throw first.refused("and what " + quote(String.join(" ", words)) + " runs is not known");
        }
        return new Call(List.of(rest.get(0)), arguments);
    }

    /** The words that the script is called with. npm takes options for its own, up to two hyphens. */
    private static List<String> arguments(List<String> words, List<String> rest, NodeScript first) {
        List<String> own = rest.stream()
                .skip(1)
                .takeWhile(word -> words.get(0).equals("npm") && !word.equals("--"))
                .toList();
        own.stream()
                .filter(word -> word.startsWith("-") && !HARMLESS.contains(word))
                .findFirst()
                .ifPresent(option -> {
                    throw first.refused(
                            option.matches("(?:-w|--workspaces?|--prefix|-C)(?:=.*)?")
                                    ? "and what " + quote(String.join(" ", words)) + " runs is not known"
                                    : "but npm takes " + quote(option) + " for itself: write '--' in front of it");
                });
        return Stream.concat(
                        own.stream().filter(word -> !HARMLESS.contains(word)),
                        rest.stream().skip(1L + own.size()).dropWhile(HARMLESS::contains))
                .toList();
    }
}
