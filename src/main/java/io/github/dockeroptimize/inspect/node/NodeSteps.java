package io.github.dockeroptimize.inspect.node;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.application.NodeRelease;
import io.github.dockeroptimize.application.NodeStart;
import io.github.dockeroptimize.application.NodeStep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Turns the commands of a script into steps that the image can run, and notes which files they name. */
final class NodeSteps {

    /** Options of Node.js for development. */
    private static final Pattern FOR_DEVELOPERS = Pattern.compile("--(?:watch|inspect)(?:[-=].*)?");

    private static final Pattern VARIABLES = Pattern.compile("--env-file(?:-if-exists)?(?:=.*)?");
    private static final Set<String> LOADERS =
            Set.of("-r", "--require", "--import", "--loader", "--experimental-loader");
    private static final Set<String> WITH_VALUE = Set.of("-C", "--conditions", "--input-type", "--title");
    private static final Set<String> TEXTS = Set.of("-e", "--eval", "-p", "--print", "-i", "--test", "--run");

    /** The build output of commands whose arguments do not name it. */
    private static final Map<String, String> OUTPUTS = Map.of("next", ".next", "nuxt", ".nuxt");

    private final Path folder;
    private final NodeManifest manifest;
    private final NodeOutputs outputs;
    private final NodeRelease release;
    private final NodeCommands commands;
    private final Set<String> made = new LinkedHashSet<>();
    private final Set<String> paths = new LinkedHashSet<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private String directory = "";

    /** @param root the directory of the lock file */
    NodeSteps(Path folder, NodeManifest manifest, NodeOutputs outputs, NodeRelease release, Path root) {
        this.folder = folder;
        this.manifest = manifest;
        this.outputs = outputs;
        this.release = release;
        this.commands = new NodeCommands(root, manifest);
    }

    /** The start command that is made of the steps that were read. */
    NodeStart start(List<NodeStep> steps) {
        return new NodeStart(
                steps,
                steps.get(steps.size() - 1).environment(),
                List.copyOf(made),
                List.copyOf(new NodeClosure(folder).of(List.copyOf(paths))),
                List.copyOf(notes));
    }

    void note(String note) {
        notes.add(note);
    }

    NodeStep read(NodeCommand command, NodeScript script) {
        command.files().forEach(file -> leftOut(file, script));
        command.environment().values().forEach(this::named);
        List<String> words = command.words();
        if (words.isEmpty()) {
            throw script.refused("which starts nothing");
        }
        if (NodeDevelopment.is(words)) {
            throw script.refused("but " + quote(String.join(" ", words)) + " is a server for development");
        }
        return switch (words.get(0)) {
            case "node", "nodejs" -> node(command.environment(), words, script);
            case "cd" -> changed(words, script);
            default -> installed(command, script);
        };
    }

    /** The paths that words name, where nothing else is known of them. */
    void named(List<String> words) {
        words.forEach(this::named);
    }

    private NodeStep changed(List<String> words, NodeScript script) {
        String target = normalized(words.size() == 2 ? words.get(1) : "/");
        if (!script.text().contains("&&")
                || target.startsWith("..")
                || Path.of(target).isAbsolute()) {
            throw script.refused("and " + quote(String.join(" ", words)) + " leaves the project's directory");
        }
        named(target);
        directory = target;
        return new NodeStep(Map.of(), words, "");
    }

    private NodeStep node(Map<String, String> environment, List<String> words, NodeScript script) {
        List<String> command = new ArrayList<>(List.of("node"));
        boolean loader = false;
        int index = 1;
        for (; index < words.size() && words.get(index).startsWith("-"); index++) {
            String word = words.get(index);
            String name = word.replaceFirst("=.*", "");
            if (TEXTS.contains(name)) {
                throw script.refused("and what " + quote("node " + name) + " needs is not known");
            } else if (VARIABLES.matcher(word).matches() && (word.contains("=") || index + 1 < words.size())) {
                leftOut(word.contains("=") ? word.replaceFirst("^[^=]*=", "") : words.get(++index), script);
            } else if (FOR_DEVELOPERS.matcher(word).matches()) {
                note("'node' is started without " + quote(word) + ", which is for development");
            } else if (LOADERS.contains(name)
                    && NodeYarn.isLoader(
                            word.contains("=")
                                    ? word.replaceFirst("^[^=]*=", "")
                                    : index + 1 < words.size() ? words.get(index + 1) : "")) {
                index += word.contains("=") ? 0 : 1;
            } else {
                command.add(word);
                boolean value = !word.contains("=") && (LOADERS.contains(name) || WITH_VALUE.contains(name));
                if (value && index + 1 < words.size()) {
                    command.add(words.get(++index));
                }
                if (LOADERS.contains(name)) {
                    loader |= loaded(word.contains("=") ? word.replaceFirst("^[^=]*=", "") : words.get(index), script);
                }
            }
        }
        if (index >= words.size()) {
            throw script.refused("which names no file");
        }
        String named = words.get(index);
        String file = named.matches("\\.?/?") ? manifest.text("main").orElse("index.js") : named;
        command.add(file);
        command.addAll(words.subList(index + 1, words.size()));
        String problem = problem(file, loader || words.contains("--experimental-strip-types"));
        if (!problem.isEmpty()) {
            throw script.refused("but " + quote(file) + " " + problem);
        }
        program(file);
        words.subList(index + 1, words.size()).forEach(word -> argument(word, script));
        return new NodeStep(environment, command, inProject(file));
    }

    /** Whether a module that Node.js loads first is that of a dependency, which may handle other languages. */
    private boolean loaded(String module, NodeScript script) {
        if (module.startsWith(".") || module.startsWith("/")) {
            String problem = problem(module, true);
            if (!problem.isEmpty()) {
                throw script.refused("but " + quote(module) + " " + problem);
            }
            program(module);
            return false;
        }
        if (module.matches("(?:data|node):.*")) {
            return false;
        }
        requireProduction(NodeManifest.packageOf(module), script);
        requireCompiler(NodeManifest.packageOf(module), script);
        return true;
    }

    /** What compiles as it starts leaves the compiler to the project. */
    private void requireCompiler(String tool, NodeScript script) {
        if (tool.matches("ts-node(?:-[a-z-]+)?") && !manifest.production().containsKey("typescript")) {
            throw script.refused("but " + quote(tool) + " needs 'typescript', which is not in 'dependencies'");
        }
    }

    private void requireProduction(String dependency, NodeScript script) {
        if (!manifest.production().containsKey(dependency)) {
            throw script.refused("but " + quote(dependency)
                    + (manifest.needs(dependency)
                            ? " is a development dependency, which the image doesn't have: move it to 'dependencies'"
                            : " is not in 'dependencies'"));
        }
    }

    /** Why the file can't be started; empty if it can. */
    private String problem(String file, boolean typescript) {
        String path = inProject(file);
        if (Path.of(file).isAbsolute() || path.startsWith("..")) {
            return "is outside of the project's directory";
        }
        if (path.startsWith("node_modules/")) {
            String dependency = NodeManifest.packageOf(path.substring("node_modules/".length()));
            return manifest.production().containsKey(dependency) ? "" : "is not of a production dependency";
        }
        if (outputs.of(path).isPresent()) {
            return path.matches(".*\\.[cm]?tsx?") ? "is TypeScript in what the build makes" : "";
        }
        if (outputs.has(NodeOutputs.first(path))) {
            return "is not made by a 'scripts.build', and git ignores it";
        }
        boolean there = Stream.of("", ".js", ".cjs", ".mjs", ".json", "/index.js", "/index.cjs", "/package.json")
                .anyMatch(end -> Files.isRegularFile(folder.resolve(path + end)));
        if (!there) {
            return manifest.script("build").isPresent()
                    ? "is not in the project"
                    : "is not in the project, and there is no 'scripts.build' that makes it";
        }
        return path.matches(".*\\.[cm]?tsx?") && !typescript && !release.runsTypeScript()
                ? "is TypeScript, which Node.js " + release + " does not run"
                : "";
    }

    /** A command that a production dependency installs. */
    private NodeStep installed(NodeCommand command, NodeScript script) {
        List<String> words = new ArrayList<>(command.words());
        requireInstalled(words.get(0), script);
        requireCompiler(words.get(0), script);
        boolean leaves = words.get(0).equals("pm2") && !words.contains("--no-daemon");
        String name = leaves ? "pm2-runtime" : words.get(0);
        if (leaves) {
            note("'pm2' leaves its container, so 'pm2-runtime' is started instead");
        }
        words.set(0, NodeStart.COMMANDS + name);
        Optional.ofNullable(OUTPUTS.get(name))
                .filter(output -> outputs.of(output + "/x").isPresent())
                .ifPresent(made::add);
        words.stream().skip(1).forEach(word -> argument(word, script));
        addConfiguration(name);
        return new NodeStep(command.environment(), words, "");
    }

    private void requireInstalled(String name, NodeScript script) {
        if (name.contains("/")) {
            throw script.refused("but " + quote(name) + " is no command of a dependency");
        }
        NodeRuntimes.of(name, manifest).ifPresent(runtime -> {
            throw script.refused("which needs " + runtime + ", and the image has Node.js");
        });
        if (commands.production(name).isEmpty()) {
            throw script.refused(commands.development(name)
                    .map(dependency -> "but " + quote(name) + " is of the development dependency " + quote(dependency)
                            + ", which the image doesn't have: move it to 'dependencies'")
                    .orElse("but " + quote(name) + " is no command of a production dependency"));
        }
    }

    /** Files and directories with the name of a command are for it: {@code next.config.js}, {@code knexfile.js}. */
    private void addConfiguration(String command) {
        Pattern own = Pattern.compile("\\.?" + Pattern.quote(command.replaceFirst("-(?:cli|kit|serve|runtime)$", ""))
                + "(?:rc|file|\\.config|\\.conf)?(?:\\.[a-z]+)?");
        try (Stream<Path> entries = Files.list(folder)) {
            entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> own.matcher(name).matches() && !outputs.has(name))
                    .sorted()
                    .forEach(paths::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void leftOut(String file, NodeScript script) {
        note(script.where() + " reads " + quote(file)
                + ", which is not in the image: set its variables when the container"
                + " starts, as with 'docker run --env-file'");
    }

    /** A path that looks like one of the project and isn't there is noted. */
    private void argument(String word, NodeScript script) {
        String value = word.replaceFirst("^--?[\\w-]+=", "");
        if (!named(value) && value.matches("\\.{1,2}/[^$]*|[\\w./-]+/[\\w.-]+\\.(?:json|ya?ml|toml|[cm]?[jt]s)")) {
            note(script.where() + " names " + quote(value) + ", which is neither in the project nor made by its build");
        }
    }

    private void program(String file) {
        Optional<String> output = outputs.of(inProject(file));
        output.ifPresentOrElse(made::add, () -> named(file));
    }

    /** Whether the word is a path of the project, or of what its build makes. */
    private boolean named(String word) {
        boolean found = false;
        for (String part : word.split("[\\s,:=]+", -1)) {
            if (part.isEmpty() || part.startsWith("/") || part.contains("$") || part.indexOf('\0') >= 0) {
                continue;
            }
            String path = inProject(part);
            if (outputs.has(NodeOutputs.first(path))) {
                made.add(NodeOutputs.first(path));
                found = true;
            } else {
                found |= source(path);
            }
        }
        return found;
    }

    private boolean source(String path) {
        if (path.isEmpty() || path.startsWith("..") || path.startsWith("node_modules")) {
            return path.startsWith("node_modules");
        }
        Optional<String> file = Stream.of("", ".js", ".cjs", ".mjs")
                .map(end -> path + end)
                .filter(name -> Files.exists(folder.resolve(name)))
                .findFirst();
        file.ifPresent(paths::add);
        return file.isPresent();
    }

    private String inProject(String path) {
        return normalized(directory.isEmpty() ? path : directory + "/" + path);
    }

    private static String normalized(String path) {
        return Path.of(path).normalize().toString().replace('\\', '/');
    }
}
