package io.github.dockeroptimize.inspect.node;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.NodeEntry;
import io.github.dockeroptimize.application.NodeInstaller.Kind;
import io.github.dockeroptimize.application.NodePreparation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds what changes the production dependencies after their installation: {@code postinstall}, and Prisma's client. */
final class NodePreparations {

    private static final Set<String> PATCHING = Set.of("patch-package", "prisma");
    private static final Pattern OUTPUT = Pattern.compile("(?m)^\\s*output\\s*=\\s*\"(?!.*node_modules)");
    private static final Pattern GENERATES = Pattern.compile("\\bprisma\\b[^&|;]*\\bgenerate\\b");

    private final Path folder;
    private final NodeManifest manifest;
    private final NodeCommands commands;
    private final Kind manager;

    NodePreparations(Path folder, NodeManifest manifest, Kind manager) {
        this.folder = folder;
        this.manifest = manifest;
        this.commands = new NodeCommands(folder, manifest);
        this.manager = manager;
    }

    NodePreparation find() {
        List<NodeCommand> steps = steps();
        boolean development = steps.stream().anyMatch(this::needsDevelopment);
        boolean known = !steps.isEmpty()
                && (steps.stream().allMatch(step -> runsInProduction(step) || needsDevelopment(step))
                        || steps.stream().anyMatch(this::patches));
        Optional<String> schema = schema();
        boolean client = schema.isPresent()
                && manifest.needs("prisma")
                && manifest.production().containsKey("@prisma/client");
        boolean everything =
                (known && development) || (client && !manifest.production().containsKey("prisma"));
        if (everything && (manager == Kind.YARN_CLASSIC || manager == Kind.YARN_BERRY)) {
            String tool = client
                    ? "prisma"
                    : steps.stream()
                            .filter(this::needsDevelopment)
                            .findFirst()
                            .orElseThrow()
                            .words()
                            .get(0);
            throw new InvalidInputException(
                    quote(tool) + " changes what is installed for production, but is a development dependency, and Yarn"
                            + " can't remove these afterwards",
                    "move what 'scripts.postinstall' runs to 'dependencies', or set contents to what the host has built");
        }
        List<String> files = new ArrayList<>(known ? files(steps) : List.of());
        schema.filter(found -> client).ifPresent(files::add);
        boolean generated = Stream.of("build", "prebuild", "postinstall")
                        .anyMatch(name -> GENERATES
                                .matcher(manifest.script(name).orElse(""))
                                .find())
                || GENERATES.matcher(manifest.build()).find();
        return new NodePreparation(
                known,
                everything,
                NodeEntries.with(
                        List.of(),
                        files.stream()
                                .map(file -> new NodeEntry(file, Files.isDirectory(folder.resolve(file))))
                                .toList()),
                client,
                client && !generated);
    }

    private List<NodeCommand> steps() {
        NodeScripts scripts = new NodeScripts(manifest);
        try {
            return scripts.named("postinstall").map(scripts::commands).orElse(List.of());
        } catch (InvalidInputException e) {
            return List.of();
        }
    }

    private boolean runsInProduction(NodeCommand step) {
        List<String> words = step.words();
        return !words.isEmpty()
                && (isScript(words)
                        ? others(words).allMatch(manifest.production()::containsKey)
                        : commands.production(words.get(0)).isPresent());
    }

    private boolean needsDevelopment(NodeCommand step) {
        List<String> words = step.words();
        return (patches(step) && commands.production(words.get(0)).isEmpty())
                || (isScript(words)
                        && others(words).anyMatch(name -> !manifest.production().containsKey(name)));
    }

    private boolean patches(NodeCommand step) {
        return !step.words().isEmpty() && PATCHING.contains(step.words().get(0));
    }

    /** A script of the project, or a text. */
    private boolean isScript(List<String> words) {
        return words.size() > 1
                && words.get(0).equals("node")
                && (words.get(1).matches("-e|--eval|-p") || Files.isRegularFile(folder.resolve(words.get(1))));
    }

    /** The packages that a script imports and the manifest lists. */
    private Stream<String> others(List<String> words) {
        return words.get(1).startsWith("-")
                ? Stream.empty()
                : new NodeClosure(folder)
                        .packages(List.of(words.get(1))).stream().filter(manifest::needs);
    }

    private List<String> files(List<NodeCommand> steps) {
        List<String> named = steps.stream()
                .flatMap(step -> step.words().stream().skip(1))
                .map(word -> word.replaceFirst("^--?[\\w-]+=", "").replaceFirst("^\\./", ""))
                .filter(word -> word.matches("[\\w.@][\\w./@-]*") && Files.exists(folder.resolve(word)))
                .toList();
        return List.copyOf(new NodeClosure(folder).of(named));
    }

    /** The directory or file of a schema whose client is generated into {@code node_modules}. */
    private Optional<String> schema() {
        Stream<String> places = Stream.concat(
                manifest.text("prisma", "schema").stream(), Stream.of("prisma/schema.prisma", "schema.prisma"));
        return places.filter(file -> NodeFiles.text(folder.resolve(file))
                        .filter(text -> text.contains("prisma-client-js")
                                && !OUTPUT.matcher(text).find())
                        .isPresent())
                .map(file -> file.startsWith("prisma/") ? "prisma" : file.replaceFirst("^\\./", ""))
                .findFirst();
    }
}
