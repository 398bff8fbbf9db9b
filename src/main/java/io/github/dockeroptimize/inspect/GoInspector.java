package io.github.dockeroptimize.inspect;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.inspect.GoProject.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Recognises a Go module by its go.mod, with the modules that it is built with: those of its go.work, and replacements. */
final class GoInspector implements SourceInspector {

    private static final List<String> ASSETS =
            List.of("assets", "config", "configs", "migrations", "public", "static", "templates", "views", "web");

    @Override
    public Optional<SourceProject> inspect(Path folder, String name) {
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
        return Optional.of(project(own, context, modules, workspace, name));
    }

    private static GoProject project(Path own, Path context, Set<Path> modules, Optional<Path> workspace, String name) {
        GoModFile mod = parse(own.resolve("go.mod"));
        String path = mod.first("module").orElse(name);
        String last = path.replaceFirst("/v\\d+$", "").replaceFirst(".*/", "");
        Path start = workspace.orElse(own);
        List<GoFile> files = GoFolder.read(start, own);
        List<Command> commands = GoCommands.of(files, List.of(name, last), last);
        if (commands.isEmpty()) {
            throw new InvalidInputException(
                    quote(path) + " has no main package, so there is nothing to start; add one, or"
                            + " set <skip>true</skip> or -Ddocker-optimize.skip for this module");
        }
        Path vendor = start.resolve("vendor/modules.txt");
        List<GoFile> all = new ArrayList<>();
        Set<String> sources = new TreeSet<>();
        for (Path module : modules) {
            List<GoFile> read = GoFolder.read(module, module);
            all.addAll(read);
            sources.addAll(GoSources.of(context, module, read));
        }
        List<String> moduleFiles = moduleFiles(context, modules, workspace);
        if (!Files.isRegularFile(vendor)) {
            requireSums(own, modules, moduleFiles);
        }
        return new GoProject(
                context,
                GoFolder.relative(context, start),
                moduleFiles,
                workspace
                        .flatMap(work -> parse(work.resolve("go.work")).release())
                        .or(mod::release)
                        .orElse(GoModFile.OLDEST),
                Files.isRegularFile(vendor),
                all.stream().anyMatch(GoFile::usesC) || vendorUsesC(vendor),
                commands,
                List.copyOf(sources),
                assets(own, context, files),
                all.stream().anyMatch(GoFile::listens));
    }

    private static List<String> moduleFiles(Path context, Set<Path> modules, Optional<Path> workspace) {
        return Stream.concat(
                        workspace.stream()
                                .flatMap(work -> Stream.of(work.resolve("go.work"), work.resolve("go.work.sum"))),
                        modules.stream()
                                .flatMap(module -> Stream.of(module.resolve("go.mod"), module.resolve("go.sum"))))
                .filter(Files::isRegularFile)
                .map(file -> GoFolder.relative(context, file))
                .distinct()
                .sorted()
                .toList();
    }

    private static List<String> assets(Path own, Path context, List<GoFile> files) {
        return ASSETS.stream()
                .filter(asset -> Files.isDirectory(own.resolve(asset)))
                .filter(asset -> files.stream().noneMatch(file -> embeds(file, asset)))
                .filter(asset -> files.stream().anyMatch(file -> file.names(asset)))
                .map(asset -> GoFolder.relative(context, own.resolve(asset)))
                .toList();
    }

    private static boolean embeds(GoFile file, String asset) {
        return file.embedded().stream()
                .anyMatch(pattern -> GoSources.top(pattern).equals(asset));
    }

    private static boolean vendorUsesC(Path modules) {
        if (!Files.isRegularFile(modules)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(modules.resolveSibling(""))) {
            return files.filter(file ->
                            file.toString().endsWith(".go") && !file.toString().endsWith("_test.go"))
                    .filter(file -> !file.toString().contains("golang.org"))
                    .anyMatch(file -> new GoFile("", file.getFileName().toString(), read(file)).usesC());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The workspace that the module is part of, as the go command looks for it. */
    private static Optional<Path> workspace(Path module) {
        return Stream.iterate(module, Objects::nonNull, Path::getParent)
                .filter(folder -> Files.isRegularFile(folder.resolve("go.work")))
                .findFirst()
                .filter(folder -> parse(folder.resolve("go.work")).all("use").stream()
                        .anyMatch(used -> folder.resolve(used).normalize().equals(module)));
    }

    /** The go command compiles nothing of another module whose sum it doesn't know. */
    private static void requireSums(Path own, Set<Path> modules, List<String> moduleFiles) {
        Set<String> beside = modules.stream()
                .flatMap(module -> parse(module.resolve("go.mod")).all("module").stream())
                .collect(Collectors.toSet());
        Optional<String> other = parse(own.resolve("go.mod")).all("require").stream()
                .filter(name -> !beside.contains(name))
                .findFirst();
        if (other.isPresent() && moduleFiles.stream().noneMatch(file -> file.endsWith(".sum"))) {
            throw new InvalidInputException("'go.mod' requires " + quote(other.get())
                    + ", but there is no 'go.sum'; run 'go mod tidy' and commit the file");
        }
    }

    private static Path require(Path module, Path own) {
        Path file = module.resolve("go.mod");
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException(
                    "the Go module " + quote(own.getFileName()) + " is built with " + quote(own.relativize(module))
                            + ", but there is no go.mod; correct go.work or 'replace' in go.mod");
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
