package io.github.dockeroptimize.inspect;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.inspect.NodeInstaller.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells by the lock file, and by {@code packageManager}, what installs a project's dependencies. */
final class NodeInstallers {

    private static final Pattern PINNED = Pattern.compile("(npm|pnpm|yarn)@(\\d[\\w.-]*)(?:\\+.*)?");
    private static final Pattern PNPM_LOCK = Pattern.compile("(?m)^lockfileVersion:\\s*'?(\\d+)");
    private static final Pattern BERRY_LOCK = Pattern.compile("(?m)^__metadata:\\s+version:\\s*(\\d+)");
    private static final Pattern YARN_PATH = Pattern.compile("(?m)^yarnPath:\\s*[\"']?([^\"'\\s]+)");

    /** Lock files, and by whom they are written. */
    private static final Map<String, String> LOCKS = new LinkedHashMap<>();

    static {
        LOCKS.put("npm-shrinkwrap.json", "npm");
        LOCKS.put("package-lock.json", "npm");
        LOCKS.put("pnpm-lock.yaml", "pnpm");
        LOCKS.put("yarn.lock", "yarn");
    }

    private final Path folder;
    private final NodeManifest manifest;

    NodeInstallers(Path folder, NodeManifest manifest) {
        this.folder = folder;
        this.manifest = manifest;
    }

    /** The lock files that there are. */
    List<String> locks() {
        return LOCKS.keySet().stream()
                .filter(lock -> Files.isRegularFile(folder.resolve(lock)))
                .toList();
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
        String writer = writer(locks.get(0));
        for (String lock : locks) {
            if (!writer(lock).equals(writer)) {
                throw new InvalidInputException(NodeFiles.shown(folder.resolve(lock)) + " lies beside "
                        + quote(locks.get(0)) + ", and only one of them can be right; delete the one that isn't used");
            }
        }
        if (pinned.isPresent() && !writer.equals(name)) {
            throw new InvalidInputException("'packageManager' in 'package.json' is "
                    + quote(manifest.text("packageManager").orElseThrow()) + ", but the lock file is "
                    + quote(locks.get(0)) + "; correct the one or delete the other");
        }
        return manager(writer, version);
    }

    private static String writer(String lock) {
        return LOCKS.getOrDefault(lock, "npm");
    }

    private void requireNoDependencies(String name) {
        if (!manifest.all().isEmpty()) {
            for (String lock : List.of("bun.lock", "bun.lockb")) {
                if (Files.exists(folder.resolve(lock))) {
                    throw new InvalidInputException(NodeFiles.shown(folder.resolve(lock))
                            + " is Bun's, which isn't supported; add a package-lock.json by"
                            + " 'npm install --package-lock-only'");
                }
            }
            throw new InvalidInputException(NodeFiles.shown(folder.resolve(NodeManifest.FILE))
                    + " has no lock file beside it, and without it each build installs something else; run "
                    + quote(
                            switch (name) {
                                case "pnpm" -> "pnpm install --lockfile-only";
                                case "yarn" -> "yarn install";
                                default -> "npm install --package-lock-only";
                            })
                    + " and commit what it writes");
        }
    }

    private NodeInstaller manager(String name, Optional<String> version) {
        return switch (name) {
            case "pnpm" -> new NodeInstaller(Kind.PNPM, version.or(this::pnpmOfLock), Optional.empty());
            case "yarn" -> yarn(version);
            default -> new NodeInstaller(Kind.NPM, version, Optional.empty());
        };
    }

    /** The oldest that reads the lock file as it is. */
    private Optional<String> pnpmOfLock() {
        return found("pnpm-lock.yaml", PNPM_LOCK)
                .map(lock -> switch (lock) {
                    case "5" -> "7";
                    case "6" -> "8";
                    default -> "10";
                })
                .or(() -> Optional.of("10"));
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
