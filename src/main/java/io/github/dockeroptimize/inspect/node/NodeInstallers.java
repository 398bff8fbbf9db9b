package io.github.dockeroptimize.inspect.node;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.NodeInstaller;
import io.github.dockeroptimize.application.NodeInstaller.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the package manager of a project by its lock file and {@code packageManager}. */
final class NodeInstallers {

    private static final Pattern PINNED = Pattern.compile("(npm|pnpm|yarn)@(\\d[\\w.-]*)(?:\\+.*)?");
    private static final Pattern PNPM_LOCK = Pattern.compile("(?m)^lockfileVersion:\\s*'?(\\d+)");

    /** Settings that pnpm reads there from version 10 on. */
    private static final Pattern SETTINGS = Pattern.compile("(?m)^(?!packages\\b|catalogs?\\b)[A-Za-z]+\\s*:");

    private static final Pattern BERRY_LOCK = Pattern.compile("(?m)^__metadata:\\s+version:\\s*(\\d+)");
    private static final Pattern YARN_PATH = Pattern.compile("(?m)^yarnPath:\\s*[\"']?([^\"'\\s]+)");

    private final Path folder;
    private final NodeManifest manifest;
    private final boolean installs;

    /** @param installs whether there is anything to install */
    NodeInstallers(Path folder, NodeManifest manifest, boolean installs) {
        this.folder = folder;
        this.manifest = manifest;
        this.installs = installs;
    }

    /** The lock files of the project. */
    List<String> locks() {
        return NodeLocks.in(folder);
    }

    /** @throws InvalidInputException if there is no lock file, or if there are two */
    NodeInstaller find() {
        Optional<Matcher> pinned =
                manifest.text("packageManager").map(PINNED::matcher).filter(Matcher::matches);
        String name = pinned.map(matcher -> matcher.group(1)).orElse("npm");
        Optional<String> version = pinned.map(matcher -> matcher.group(2));
        List<String> locks = locks();
        if (locks.isEmpty()) {
            requireNoDependencies(name);
            return manager(name, version);
        }
        String writer = NodeLocks.writer(locks.get(0));
        for (String lock : locks) {
            if (!NodeLocks.writer(lock).equals(writer)) {
                throw new InvalidInputException(
                        NodeFiles.shown(folder.resolve(lock)) + " is next to " + quote(locks.get(0))
                                + ", but a project has one package manager",
                        "delete the one that isn't used");
            }
        }
        if (pinned.isPresent() && !writer.equals(name)) {
            throw new InvalidInputException(
                    "'packageManager' in 'package.json' is "
                            + quote(manifest.text("packageManager").orElseThrow()) + ", but the lock file is "
                            + quote(locks.get(0)),
                    "correct 'packageManager' or delete the lock file");
        }
        return manager(writer, version);
    }

    /** What the user should know about the choice. */
    List<String> notes(NodeInstaller chosen) {
        return Stream.concat(
                        locks().stream().limit(1).flatMap(lock -> NodeLocks.ignored(folder, lock).stream()),
                        NodeYarn.notes(folder, chosen).stream())
                .toList();
    }

    private void requireNoDependencies(String name) {
        if (installs) {
            NodeLocks.other(folder, manifest).ifPresent(refused -> {
                throw refused;
            });
            throw new InvalidInputException(
                    NodeFiles.shown(folder.resolve(NodeManifest.FILE))
                            + " has no lock file next to it, and without one each build may install other versions",
                    "run "
                            + quote(
                                    switch (name) {
                                        case "pnpm" -> "pnpm install --lockfile-only";
                                        case "yarn" -> "yarn install";
                                        default -> "npm install --package-lock-only";
                                    })
                            + " and commit the lock file");
        }
    }

    private NodeInstaller manager(String name, Optional<String> pinned) {
        Optional<String> version = pinned.or(() -> manifest.text("volta", name))
                .or(() -> found(".tool-versions", Pattern.compile("(?m)^\\s*" + name + "\\s+(\\d\\S*)")));
        return switch (name) {
            case "pnpm" -> new NodeInstaller(Kind.PNPM, version.or(this::pnpm), Optional.empty());
            case "yarn" -> yarn(version);
            default -> new NodeInstaller(Kind.NPM, version, Optional.empty());
        };
    }

    /**
     * The pnpm of {@code engines}, as far as it reads the lock file, else the oldest that reads it: a newer one needs
     * the project's word for each dependency that has install scripts.
     */
    private Optional<String> pnpm() {
        List<Integer> readers = readers();
        Optional<String> wanted =
                manifest.text("engines", "pnpm").or(() -> manifest.text("devEngines", "packageManager", "version"));
        if (wanted.isEmpty()) {
            return Optional.of(readers.get(0).toString());
        }
        NodeRange range = new NodeRange(wanted.get());
        return readers.stream()
                .filter(range::allows)
                .map(String::valueOf)
                .findFirst()
                .or(() -> range.narrow()
                        .filter(version -> readers.contains(Integer.parseInt(version.split("\\.", -1)[0]))))
                .or(() -> {
                    throw new InvalidInputException(
                            "'engines.pnpm' in 'package.json' is " + quote(wanted.get())
                                    + ", but 'pnpm-lock.yaml' is written by pnpm " + readers.get(0),
                            "correct it, or run 'pnpm install --lockfile-only' with that pnpm and commit the lock file");
                });
    }

    /** The major versions of pnpm that read the format of the lock file, the best one first. */
    private List<Integer> readers() {
        boolean settings = NodeFiles.text(folder.resolve("pnpm-workspace.yaml"))
                .filter(text -> SETTINGS.matcher(text).find())
                .isPresent();
        return switch (found("pnpm-lock.yaml", PNPM_LOCK).orElse("9")) {
            case "5" -> List.of(7, 6);
            case "6" -> List.of(8);
            default -> settings ? List.of(10, 11) : List.of(9, 10, 11);
        };
    }

    private NodeInstaller yarn(Optional<String> version) {
        Optional<String> script = found(".yarnrc.yml", YARN_PATH);
        Optional<String> lock = found("yarn.lock", BERRY_LOCK);
        boolean classic = version.isPresent()
                ? version.get().startsWith("1.")
                : lock.isEmpty() && !Files.exists(folder.resolve(".yarnrc.yml"));
        if (classic) {
            return new NodeInstaller(Kind.YARN_CLASSIC, version.or(() -> Optional.of("1.22.22")), Optional.empty());
        }
        Optional<String> ofLock =
                Optional.of(lock.filter(format -> Integer.parseInt(format) < 8).isPresent() ? "3" : "4");
        return new NodeInstaller(Kind.YARN_BERRY, version.or(() -> ofLock), script);
    }

    private Optional<String> found(String file, Pattern pattern) {
        return NodeFiles.text(folder.resolve(file))
                .map(pattern::matcher)
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1));
    }
}
