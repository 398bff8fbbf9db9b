package io.github.dockeroptimize.dockerfile;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.plan.Entry;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Layer;
import io.github.dockeroptimize.plan.Owner;
import io.github.dockeroptimize.plan.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The stage that takes files of the user's own from the context of what is compiled in the container, and makes
 * directories: one tree per layer, with modes, owners and times that don't depend on the checkout.
 */
final class ContextFiles {

    static final String STAGE = "files";

    private static final int ORDINARY = 0644;
    private static final int FOLDER = 0755;

    private final Recipe.Compiled recipe;
    private final List<Layer> layers;
    private final Path context;

    private ContextFiles(Recipe.Compiled recipe, List<Layer> layers) {
        this.recipe = recipe;
        this.layers = layers;
        this.context = real(recipe.project().context());
    }

    /** The stage; empty if all layers are compiled. */
    static Optional<ContextFiles> of(ImagePlan plan) {
        if (plan.compiled().isEmpty()) {
            return Optional.empty();
        }
        List<Layer> layers = plan.layers().stream()
                .filter(layer -> layer.content().asFiles().isPresent())
                .toList();
        return plan.compiled()
                .filter(compiled -> plan.isCompiled() && !layers.isEmpty())
                .map(compiled -> new ContextFiles(compiled, layers));
    }

    /** Their paths in the context. */
    List<String> paths() {
        return copied().values().stream().distinct().sorted().toList();
    }

    Dockerfile.Group stage() {
        List<Instruction> instructions = new ArrayList<>();
        instructions.add(new Instruction.From(recipe.builder().reference(), true, Optional.of(STAGE)));
        if (!recipe.builder().isKnown()) {
            instructions.add(new Instruction.Pragma("hadolint ignore=DL3002"));
            instructions.add(new Instruction.User("0:0"));
        }
        instructions.addAll(copies());
        instructions.add(new Instruction.Run(List.of(), commands()));
        return new Dockerfile.Group(
                List.of(
                        "Files of the module's own and directories to write to, one tree per layer, with the same modes,",
                        "owners and times on every builder."),
                instructions);
    }

    /** Files that go to the same directory under their own names are copied together. */
    private List<Instruction> copies() {
        Map<String, List<String>> together = new LinkedHashMap<>();
        copied().forEach((to, from) -> {
            String name = from.substring(from.lastIndexOf('/') + 1);
            String target = to.endsWith("/" + name) ? to.substring(0, to.length() - name.length()) : to;
            together.computeIfAbsent(target, any -> new ArrayList<>()).add(from);
        });
        List<Instruction> copies = new ArrayList<>();
        together.forEach((to, from) -> copies.add(new Instruction.Copy(Optional.empty(), from, to, false)));
        return copies;
    }

    /** The path of the context for each place in a tree. */
    private Map<String, String> copied() {
        Map<String, String> copied = new TreeMap<>();
        for (Layer layer : layers) {
            for (Entry entry : layer.files()) {
                if (entry.source().target().isEmpty()) {
                    copied.put(tree(layer, entry), path(entry));
                }
            }
        }
        return copied;
    }

    private String path(Entry entry) {
        Path file = entry.source().onDisk().orElseThrow();
        Path own = context.resolve(
                entry.path().relative().replaceFirst("^" + recipe.root().relative() + "/", ""));
        if (entry.path().startsWith(recipe.root()) && Files.isRegularFile(own) && !own.equals(file)) {
            throw new InvalidInputException(
                    "'files' puts " + quote(entry.source().origin()) + " at " + quote(entry.path())
                            + ", where the project's own " + quote(context.relativize(own)) + " would be",
                    "set another <to>, or leave it out with <excludes>");
        }
        if (!file.startsWith(context)) {
            throw new InvalidInputException(
                    "'files' has " + quote(file) + ", which is outside of the build context "
                            + quote(context.getFileName()),
                    "move it there, or set <contents>layers</contents>");
        }
        return context.relativize(file).toString().replace('\\', '/');
    }

    private List<String> commands() {
        List<String> commands = new ArrayList<>();
        List<String> folders = new ArrayList<>();
        List<String> links = new ArrayList<>();
        Map<String, List<String>> modes = new TreeMap<>();
        Map<String, List<String>> owners = new TreeMap<>();
        boolean files = false;
        for (Layer layer : layers) {
            for (Entry entry : layer.entries()) {
                String path = ShellWord.of(tree(layer, entry));
                Optional<String> target = entry.source().target();
                target.ifPresent(to -> links.add("ln -s " + ShellWord.of(to) + " " + path));
                files |= !entry.isFolder() && target.isEmpty();
                if (entry.isFolder()) {
                    folders.add(path);
                }
                if (target.isEmpty() && entry.mode() != (entry.isFolder() ? FOLDER : ORDINARY)) {
                    modes.computeIfAbsent(Integer.toOctalString(entry.mode()), any -> new ArrayList<>())
                            .add(path);
                }
                if (!entry.owner().equals(Owner.ROOT)) {
                    owners.computeIfAbsent(entry.owner().toString(), any -> new ArrayList<>())
                            .add(path);
                }
            }
        }
        if (!folders.isEmpty()) {
            commands.add("mkdir -p " + String.join(" ", folders));
        }
        commands.addAll(links);
        commands.add("find /layers -type d -exec chmod 755 {} +");
        if (files) {
            commands.add("find /layers -type f -exec chmod 644 {} +");
        }
        owners.forEach((owner, paths) -> commands.add("chown -h " + owner + " " + String.join(" ", paths)));
        modes.forEach((mode, paths) -> commands.add("chmod " + mode + " " + String.join(" ", paths)));
        commands.addAll(files ? TreeTimes.SHELL.commands() : List.of(TreeTimes.ofOthers("/layers")));
        return commands;
    }

    private static String tree(Layer layer, Entry entry) {
        return LayerCopy.TREES + layer.name() + entry.path();
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }
}
