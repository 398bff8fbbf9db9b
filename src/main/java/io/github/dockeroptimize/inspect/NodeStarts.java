package io.github.dockeroptimize.inspect;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds out what starts a program: never npm, which would keep signals for itself. */
final class NodeStarts {

    private static final int DEEPEST = 5;
    private static final int FIRST_THAT_RUNS_TYPESCRIPT = 22;

    private static final Pattern OTHER_SCRIPT =
            Pattern.compile("(?:(?:npm|pnpm|yarn) run(?:-script)?|pnpm|yarn|npm) ([\\w:.-]+)");

    /** Options of Node for whoever develops; a file of variables is never in an image. */
    private static final Pattern FOR_DEVELOPERS = Pattern.compile("--(?:watch|inspect|env-file)(?:[-=].*)?");

    private static final List<String> WITH_VALUE =
            List.of("-r", "--require", "--import", "--loader", "--experimental-loader", "-C", "--conditions");

    /** Commands whose packages have other names. */
    private static final Map<String, String> PACKAGES = Map.of(
            "fastify", "fastify-cli",
            "remix-serve", "@remix-run/serve",
            "react-router-serve", "@react-router/serve",
            "pm2-runtime", "pm2",
            "strapi", "@strapi/strapi",
            "keystone", "@keystone-6/core");

    /** What the build makes for commands that don't name it. */
    private static final Map<String, String> OUTPUTS = Map.of("next", ".next", "nuxt", ".nuxt");

    private final Path folder;
    private final NodeManifest manifest;
    private final NodeOutputs outputs;
    private final NodeRelease release;

    NodeStarts(Path folder, NodeManifest manifest, NodeOutputs outputs, NodeRelease release) {
        this.folder = folder;
        this.manifest = manifest;
        this.outputs = outputs;
        this.release = release;
    }

    /** What starts it, or nothing where that can't be told. */
    Optional<NodeStart> find() {
        Stream<Optional<NodeStart>> scripts =
                Stream.of("start:prod", "start:production", "start").map(name -> script(name, 0));
        Stream<Optional<NodeStart>> files = Stream.of(
                        manifest.text("main"),
                        manifest.command(),
                        Optional.of("server.js"),
                        Optional.of("index.js"),
                        Optional.of("app.js"))
                .flatMap(Optional::stream)
                .map(file -> node(Map.of(), List.of("node", file)));
        return Stream.concat(scripts, files).flatMap(Optional::stream).findFirst();
    }

    private Optional<NodeStart> script(String name, int depth) {
        Optional<String> script = manifest.script(name);
        if (script.isEmpty() || depth == DEEPEST) {
            return Optional.empty();
        }
        Matcher other = OTHER_SCRIPT.matcher(script.get().strip());
        if (other.matches() && manifest.script(other.group(1)).isPresent()) {
            return script(other.group(1), depth + 1);
        }
        return NodeCommand.of(script.get())
                .flatMap(command -> command.words().get(0).equals("node")
                        ? node(command.environment(), command.words())
                        : installed(command));
    }

    private Optional<NodeStart> node(Map<String, String> environment, List<String> words) {
        List<String> command = new ArrayList<>(List.of("node"));
        int index = 1;
        for (; index < words.size() && words.get(index).startsWith("-"); index++) {
            if (words.get(index).matches("--env-file(?:-if-exists)?")) {
                index++;
            } else if (!FOR_DEVELOPERS.matcher(words.get(index)).matches()) {
                command.add(words.get(index));
                if (WITH_VALUE.contains(words.get(index)) && index + 1 < words.size()) {
                    command.add(words.get(++index));
                }
            }
        }
        if (index >= words.size()) {
            return Optional.empty();
        }
        String named = words.get(index);
        String file = named.matches("\\.?/?") ? manifest.text("main").orElse("index.js") : named;
        command.add(file);
        command.addAll(words.subList(index + 1, words.size()));
        Optional<String> output = outputs.of(file);
        return runs(file, output.isPresent())
                ? Optional.of(new NodeStart(command, new LinkedHashMap<>(environment), output))
                : Optional.empty();
    }

    private boolean runs(String file, boolean built) {
        boolean leftOut = !built && outputs.has(NodeOutputs.first(file));
        if (leftOut || Path.of(file).isAbsolute() || file.startsWith("..")) {
            return false;
        }
        if (file.matches(".*\\.[cm]?tsx?")) {
            return !built
                    && manifest.script("build").isEmpty()
                    && release.major() >= FIRST_THAT_RUNS_TYPESCRIPT
                    && Files.isRegularFile(folder.resolve(file));
        }
        return built
                || Stream.of("", ".js", ".cjs", ".mjs", "/index.js", "/index.cjs", "/package.json")
                        .anyMatch(end -> Files.isRegularFile(folder.resolve(file + end)));
    }

    /** A command that a production dependency installs. */
    private Optional<NodeStart> installed(NodeCommand command) {
        List<String> words = new ArrayList<>(command.words());
        String name = words.get(0).replaceFirst("^(?:\\./)?node_modules/\\.bin/", "");
        if (!manifest.production().containsKey(PACKAGES.getOrDefault(name, name))) {
            return Optional.empty();
        }
        words.set(0, NodeStart.COMMANDS + name);
        Optional<String> output = Optional.ofNullable(OUTPUTS.get(name))
                .or(() -> words.stream()
                        .skip(1)
                        .filter(word -> word.matches("[\\w.].*"))
                        .filter(word -> word.contains("/") || outputs.has(word))
                        .map(outputs::of)
                        .flatMap(Optional::stream)
                        .findFirst());
        return Optional.of(new NodeStart(words, command.environment(), output));
    }
}
