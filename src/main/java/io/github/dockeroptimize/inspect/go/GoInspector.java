package io.github.dockeroptimize.inspect.go;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.GoFlags;
import io.github.dockeroptimize.application.GoProject;
import io.github.dockeroptimize.application.GoProject.Command;
import io.github.dockeroptimize.application.SourceProject;
import io.github.dockeroptimize.inspect.context.SourceChoices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Recognises a Go module by its go.mod, and finds the modules of its go.work and its replacements. */
public final class GoInspector {

    private final GoFlags flags;

    public GoInspector(GoFlags flags) {
        this.flags = flags;
    }

    public Optional<SourceProject> inspect(Path folder, String name, SourceChoices choices) {
        Path own = folder.toAbsolutePath().normalize();
        if (!Files.isRegularFile(own.resolve("go.mod"))) {
            return Optional.empty();
        }
        Optional<Path> workspace = workspace(own);
        Set<Path> modules = new TreeSet<>(Set.of(own));
        workspace.ifPresent(work -> parse(work.resolve("go.work"))
                .all("use")
                .forEach(used -> modules.add(work.resolve(used).normalize())));
        for (Path module : List.copyOf(modules)) {
            parse(require(module, own))
                    .replacements()
                    .forEach(path -> modules.add(module.resolve(path).normalize()));
        }
        modules.forEach(module -> require(module, own));
        Path context = Stream.concat(modules.stream(), workspace.stream())
                .reduce(GoInspector::common)
                .orElse(own);
        return Optional.of(project(own, context, modules, workspace, name, choices));
    }

    private GoProject project(
            Path own, Path context, Set<Path> modules, Optional<Path> workspace, String name, SourceChoices choices) {
        GoModFile mod = parse(own.resolve("go.mod"));
        String path = mod.first("module").orElse(name);
        String last = path.replaceFirst("/v\\d+$", "").replaceFirst(".*/", "");
        Path start = workspace.orElse(own);
        String release = Stream.concat(
                        workspace.stream().map(work -> work.resolve("go.work")),
                        modules.stream().map(module -> module.resolve("go.mod")))
                .flatMap(file -> parse(file).release().stream())
                .max(Comparator.comparing(GoInspector::minor))
                .orElse(GoModFile.OLDEST);
        GoTags tags = GoTags.of(flags, minor(release));
        List<GoFile> files = GoDirectory.read(start, own, tags);
        GoCommands programs = GoCommands.of(files, List.of(name, last), last);
        List<Command> commands = programs.commands();
        if (commands.isEmpty()) {
            throw new InvalidInputException(
                    quote(path) + " has no main package, so there is nothing to start",
                    "add one, or" + " set <skip>true</skip> or -Ddocker-optimize.skip for this module");
        }
        if (!programs.standsOut() && choices.start().isEmpty()) {
            throw new InvalidInputException(
                    quote(path) + " has several programs ("
                            + commands.stream().map(Command::name).collect(Collectors.joining(", "))
                            + "), and nothing says which one the image starts",
                    "set <entrypoint>/app/" + commands.get(0).name()
                            + "</entrypoint> or -Ddocker-optimize.entrypoint=/app/"
                            + commands.get(0).name() + "; all of them are in the image");
        }
        List<GoFile> all = modules.stream()
                .flatMap(module -> GoDirectory.read(context, module, tags).stream())
                .toList();
        GoSources sources = GoSources.of(context, modules, all, choices);
        Path vendor = start.resolve("vendor/modules.txt");
        boolean vendored = sources.tree().has(GoDirectory.relative(context, vendor))
                && flags.mod().map("vendor"::equals).orElseGet(mod::usesVendor);
        List<String> moduleFiles = moduleFiles(context, modules, workspace);
        if (!vendored) {
            requireSums(own, modules, moduleFiles);
        }
        boolean usesC = all.stream().anyMatch(GoFile::usesC) || (vendored && GoNative.vendorUsesC(vendor, tags));
        Optional<String> needsC = usesC || vendored ? Optional.empty() : mod.needsC();
        GoAssets assets = new GoAssets(own, context, sources, commands);
        return new GoProject(
                context,
                assets.rules(moduleFiles),
                GoDirectory.relative(context, start),
                moduleFiles,
                release,
                vendored,
                flags.cgo().orElse(usesC || needsC.isPresent()),
                commands,
                sources.paths(moduleFiles, vendored),
                assets.found(),
                all.stream().anyMatch(GoFile::listens),
                port(files, all, commands.get(0)),
                all.stream().anyMatch(GoFile::readsPort),
                GoNative.hasCpp(context, all)
                        || all.stream().anyMatch(GoFile::usesCpp)
                        || (vendored && GoNative.vendorUsesCpp(vendor, tags)),
                flags,
                notes(own, context, modules, sources, programs, needsC));
    }

    private List<String> notes(
            Path own,
            Path context,
            Set<Path> modules,
            GoSources sources,
            GoCommands programs,
            Optional<String> needsC) {
        List<String> notes = new ArrayList<>(GoNotes.of(own, sources.files(), flags, needsC));
        programs.forDevelopers().ifPresent(notes::add);
        Map<String, String> names = new TreeMap<>();
        Set<String> others = new TreeSet<>();
        for (Path module : modules) {
            GoModFile mod = parse(module.resolve("go.mod"));
            mod.first("module").ifPresent(path -> names.put(path, GoDirectory.relative(context, module)));
            others.addAll(mod.all("require"));
        }
        notes.addAll(new GoImports(names, others, sources).missing());
        return notes;
    }

    private static List<String> moduleFiles(Path context, Set<Path> modules, Optional<Path> workspace) {
        return Stream.concat(
                        workspace.stream()
                                .flatMap(work -> Stream.of(work.resolve("go.work"), work.resolve("go.work.sum"))),
                        modules.stream()
                                .flatMap(module -> Stream.of(module.resolve("go.mod"), module.resolve("go.sum"))))
                .filter(Files::isRegularFile)
                .map(file -> GoDirectory.relative(context, file))
                .distinct()
                .sorted()
                .toList();
    }

    private static int minor(String release) {
        return Integer.parseInt(release.substring(release.indexOf('.') + 1));
    }

    /** The port of the program that is started, else of what it is made of. */
    private static OptionalInt port(List<GoFile> files, List<GoFile> all, Command started) {
        return Stream.concat(files.stream().filter(file -> GoCommands.inPackage(file, started)), all.stream())
                .filter(file -> file.isBuilt() && file.listens())
                .map(GoFile::port)
                .filter(OptionalInt::isPresent)
                .findFirst()
                .orElse(OptionalInt.empty());
    }

    /** The workspace of the module, found in the way of the go command. */
    private static Optional<Path> workspace(Path module) {
        return Stream.iterate(module, Objects::nonNull, Path::getParent)
                .filter(folder -> Files.isRegularFile(folder.resolve("go.work")))
                .findFirst()
                .filter(folder -> parse(folder.resolve("go.work")).all("use").stream()
                        .anyMatch(used -> folder.resolve(used).normalize().equals(module)));
    }

    /** The go command refuses other modules without a checksum in go.sum. */
    private static void requireSums(Path own, Set<Path> modules, List<String> moduleFiles) {
        Set<String> local = modules.stream()
                .flatMap(module -> parse(module.resolve("go.mod")).all("module").stream())
                .collect(Collectors.toSet());
        Optional<String> other = parse(own.resolve("go.mod")).all("require").stream()
                .filter(name -> !local.contains(name))
                .findFirst();
        if (other.isPresent() && moduleFiles.stream().noneMatch(file -> file.endsWith(".sum"))) {
            throw new InvalidInputException(
                    "'go.mod' requires " + quote(other.get()) + ", but there is no 'go.sum'",
                    "run 'go mod tidy' and commit the file");
        }
    }

    private static Path require(Path module, Path own) {
        Path file = module.resolve("go.mod");
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException(
                    "the Go module " + quote(own.getFileName()) + " is built with " + quote(own.relativize(module))
                            + ", but there is no go.mod",
                    "correct go.work or 'replace' in go.mod");
        }
        return file;
    }

    private static GoModFile parse(Path file) {
        return GoModFile.parse(read(file));
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path common(Path one, Path other) {
        return Stream.iterate(one, Objects::nonNull, Path::getParent)
                .filter(other::startsWith)
                .max(Comparator.comparing(Path::getNameCount))
                .orElse(one);
    }
}
