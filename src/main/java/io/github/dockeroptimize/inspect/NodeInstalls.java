package io.github.dockeroptimize.inspect;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Finds out what installing a project's dependencies needs. */
final class NodeInstalls {

    /** What npm, pnpm and Yarn run of the project's own scripts when they install. */
    private static final List<String> LIFECYCLE = List.of(
            "preinstall",
            "install",
            "postinstall",
            "prepublish",
            "preprepare",
            "prepare",
            "postprepare",
            "pnpm:devPreinstall");

    /** Settings of package managers, and what in them is a credential. */
    private static final Map<String, Pattern> SETTINGS = Map.of(
            ".npmrc", Pattern.compile("(?im)^[^#;\\r\\n]*(?:_authToken|_auth|_password|username|keyfile)\\s*="),
            ".yarnrc", Pattern.compile("(?im)^[^#\\r\\n]*(?:_authToken|_auth|_password)"),
            ".yarnrc.yml", Pattern.compile("(?im)^[^#\\r\\n]*(?:npmAuthToken|npmAuthIdent|httpsKeyFilePath)\\s*:"));

    private static final List<String> OTHERS = List.of(
            "pnpm-workspace.yaml",
            ".pnpmfile.cjs",
            ".pnpmfile.mjs",
            ".yarn/releases",
            ".yarn/plugins",
            ".yarn/patches",
            "patches");

    private final Path folder;
    private final NodeManifest manifest;

    NodeInstalls(Path folder, NodeManifest manifest) {
        this.folder = folder;
        this.manifest = manifest;
    }

    NodeInstall find(List<String> locks) {
        requireNoWorkspaces();
        TreeSet<NodeEntry> manifests = new TreeSet<>();
        manifests.add(new NodeEntry(NodeManifest.FILE, false));
        locks.forEach(lock -> manifests.add(new NodeEntry(lock, false)));
        OTHERS.stream()
                .filter(other -> Files.exists(folder.resolve(other)))
                .forEach(other -> manifests.add(new NodeEntry(other, Files.isDirectory(folder.resolve(other)))));
        manifests.addAll(local());
        List<String> secrets = new ArrayList<>();
        SETTINGS.keySet().stream()
                .sorted()
                .forEach(file -> NodeFiles.text(folder.resolve(file)).ifPresent(text -> {
                    if (SETTINGS.getOrDefault(file, Pattern.compile(""))
                            .matcher(text)
                            .find()) {
                        secrets.add(file);
                    } else {
                        manifests.add(new NodeEntry(file, false));
                    }
                }));
        return new NodeInstall(
                List.copyOf(manifests),
                secrets,
                LIFECYCLE.stream()
                        .filter(script -> manifest.script(script).isPresent())
                        .toList(),
                !manifest.production().isEmpty(),
                !manifest.all().isEmpty());
    }

    /** Dependencies that lie in the folder itself. */
    List<NodeEntry> local() {
        List<NodeEntry> entries = new ArrayList<>();
        manifest.all().forEach((name, version) -> {
            if (!version.matches("(?:file|link|portal|workspace):.*")) {
                return;
            }
            String path = version.replaceFirst("^[a-z]+:", "").replaceFirst("^\\./", "");
            Path file = folder.resolve(path).normalize();
            if (!file.startsWith(folder) || file.equals(folder) || !Files.exists(file)) {
                throw new InvalidInputException("'package.json' needs " + quote(name) + " from " + quote(version)
                        + ", which isn't in its folder and so can't be copied into the container; publish it to a"
                        + " registry, or move it below the folder");
            }
            entries.add(new NodeEntry(folder.relativize(file).toString().replace('\\', '/'), Files.isDirectory(file)));
        });
        return entries;
    }

    private void requireNoWorkspaces() {
        boolean pnpm = NodeFiles.text(folder.resolve("pnpm-workspace.yaml"))
                .filter(text ->
                        Pattern.compile("(?m)^packages\\s*:").matcher(text).find())
                .isPresent();
        if (pnpm || manifest.hasWorkspaces()) {
            throw new InvalidInputException(
                    NodeFiles.shown(folder.resolve(pnpm ? "pnpm-workspace.yaml" : NodeManifest.FILE))
                            + " has workspaces, of which it can't be said which one the image is for; give each that is to have"
                            + " one a module, a package.json and a lock file of its own, or set <skip>true</skip>");
        }
    }
}
