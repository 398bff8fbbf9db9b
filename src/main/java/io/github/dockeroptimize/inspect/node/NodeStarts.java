package io.github.dockeroptimize.inspect.node;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.NodeStart;
import io.github.dockeroptimize.application.NodeStep;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the start command of a program: that of the Procfile, of a start script, of its framework, or the file that the
 * manifest names. It is never npm, which does not forward signals. A script that isn't understood is refused.
 */
final class NodeStarts {

    private static final Pattern WEB = Pattern.compile("(?m)^web\\s*:[ \\t]*(.+)$");
    private static final Pattern SSR = Pattern.compile("serve:ssr(?::.*)?");

    private final Path folder;
    private final NodeManifest manifest;
    private final NodeScripts scripts;
    private final Supplier<NodeSteps> steps;
    private final NodeFrameworks frameworks;

    NodeStarts(Path folder, NodeManifest manifest, Supplier<NodeSteps> steps, NodeFrameworks frameworks) {
        this.folder = folder;
        this.manifest = manifest;
        this.scripts = new NodeScripts(manifest);
        this.steps = steps;
        this.frameworks = frameworks;
    }

    /** Whether the project starts nothing but a server for development or for its built pages. */
    boolean servesPages() {
        return script().map(this::servesPages).orElseGet(() -> file().isEmpty());
    }

    private boolean servesPages(NodeScript script) {
        try {
            List<NodeCommand> commands = scripts.commands(script);
            List<String> words = commands.get(commands.size() - 1).words();
            return !words.isEmpty() && (NodeDevelopment.is(words) || NodeDevelopment.servesPages(words));
        } catch (InvalidInputException e) {
            return false;
        }
    }

    /** @throws InvalidInputException if the project names nothing that the image can start */
    NodeStart find() {
        Optional<NodeScript> script = script();
        if (script.isPresent()) {
            return of(script.get());
        }
        return frameworks
                .find()
                .map(found -> of(found, steps.get(), List.of(), List.of()))
                .or(this::file)
                .orElseThrow(() -> new InvalidInputException(
                        NodeFiles.shown(folder.resolve(NodeManifest.FILE))
                                + " has no 'scripts.start', and 'main' and 'bin' name no file that Node.js can start",
                        "set <entrypoint><arg>node</arg><arg>dist/server.js</arg>"
                                + "</entrypoint> or -Ddocker-optimize.entrypoint=node,dist/server.js, or <skip>true</skip> if"
                                + " it is not a program"));
    }

    /** What the user's own entrypoint needs of the project. */
    Optional<NodeStart> of(List<String> entrypoint) {
        List<String> words = new ArrayList<>();
        entrypoint.forEach(word -> words.addAll(List.of(word.split("\\s+", -1))));
        words.replaceAll(word -> word.replaceFirst("^/app/", ""));
        NodeSteps reader = steps.get();
        reader.named(words);
        String file = words.stream()
                .filter(word -> word.contains("/") || word.contains("."))
                .filter(word -> !word.startsWith("-"))
                .findFirst()
                .orElse("");
        return Optional.of(reader.start(List.of(new NodeStep(Map.of(), entrypoint, file))))
                .filter(start -> !start.outputs().isEmpty() || !start.paths().isEmpty());
    }

    private Optional<NodeScript> script() {
        Optional<NodeScript> procfile = NodeFiles.text(folder.resolve("Procfile"))
                .flatMap(text -> WEB.matcher(text)
                        .results()
                        .map(line -> new NodeScript(
                                "'web' in 'Procfile'", line.group(1).strip()))
                        .findFirst());
        return procfile.or(() -> Stream.concat(
                        Stream.of("start:prod", "start:production", "start"),
                        manifest.scriptNames().stream().filter(SSR.asMatchPredicate()))
                .map(scripts::named)
                .flatMap(Optional::stream)
                .findFirst());
    }

    private NodeStart of(NodeScript script) {
        List<NodeCommand> commands = scripts.commands(script);
        NodeCommand last = commands.get(commands.size() - 1);
        NodeSteps reader = steps.get();
        List<NodeStep> before = new ArrayList<>();
        for (NodeCommand command : commands.subList(0, commands.size() - 1)) {
            before.add(reader.read(command, script));
        }
        Optional<NodeFramework> framework = framework(last.words());
        if (framework.isPresent()) {
            reader.note(script.where() + " is " + quote(script.text()) + "; the image starts "
                    + quote(String.join(" ", framework.get().start())) + " instead, as "
                    + framework.get().name()
                    + " is meant to run in production");
            return of(framework.get(), reader, before, NodeDevelopment.is(last.words()) ? List.of() : last.words());
        }
        if (NodeDevelopment.simplyWatches(last.words())) {
            List<String> words = new ArrayList<>(last.words());
            words.set(0, "node");
            reader.note(script.where() + " is " + quote(script.text()) + ", a server for development; the image starts "
                    + quote(String.join(" ", words)) + " instead");
            before.add(reader.read(new NodeCommand(last.environment(), words, last.files()), script));
        } else {
            before.add(reader.read(last, script));
        }
        return reader.start(before);
    }

    /** The framework whose own command replaces this one. */
    private Optional<NodeFramework> framework(List<String> words) {
        boolean own = words.isEmpty()
                || (words.get(0).equals("node") && words.stream().skip(1).anyMatch(this::isFile));
        return own ? Optional.empty() : frameworks.find().filter(found -> found.replaces(words, this::isFile));
    }

    /** @param replaced the command that the framework's own one replaces, whose port stays */
    private static NodeStart of(
            NodeFramework framework, NodeSteps reader, List<NodeStep> before, List<String> replaced) {
        NodeScript script = new NodeScript("the start of " + framework.name(), String.join(" ", framework.start()));
        Map<String, String> port =
                NodePorts.option(replaced).map(number -> Map.of("PORT", number)).orElse(Map.of());
        List<NodeStep> all = new ArrayList<>(before);
        all.add(reader.read(new NodeCommand(port, framework.start(), List.of()), script));
        return reader.start(all);
    }

    private boolean isFile(String path) {
        return Files.isRegularFile(folder.resolve(path));
    }

    private Optional<NodeStart> file() {
        return Stream.of(
                        manifest.text("main"),
                        manifest.command(),
                        Optional.of("server.js"),
                        Optional.of("index.js"),
                        Optional.of("app.js"))
                .flatMap(Optional::stream)
                .flatMap(this::started)
                .findFirst();
    }

    private Stream<NodeStart> started(String file) {
        NodeSteps reader = steps.get();
        try {
            NodeScript script = new NodeScript("'main' in 'package.json'", file);
            return Stream.of(reader.start(
                    List.of(reader.read(new NodeCommand(Map.of(), List.of("node", file), List.of()), script))));
        } catch (InvalidInputException e) {
            return Stream.empty();
        }
    }
}
