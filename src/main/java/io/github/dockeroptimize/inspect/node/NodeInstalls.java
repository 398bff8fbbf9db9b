package io.github.dockeroptimize.inspect.node;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.NodeEntry;
import io.github.dockeroptimize.application.NodeInstall;
import io.github.dockeroptimize.application.NodeInstaller;
import io.github.dockeroptimize.application.NodePreparation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Finds what the installation of a project's dependencies needs. */
final class NodeInstalls {

    /** The project's own scripts that npm, pnpm and Yarn run during an installation. */
    private static final List<String> LIFECYCLE = List.of(
            "preinstall",
            "install",
            "postinstall",
            "prepublish",
            "preprepare",
            "prepare",
            "postprepare",
            "pnpm:devPreinstall");

    /** Settings files of package managers, with patterns of credentials. */
    private static final Map<String, Pattern> SETTINGS = Map.of(
            ".npmrc", Pattern.compile("(?im)^[^#;\\r\\n]*(?:_authToken|_auth|_password|username|keyfile)\\s*="),
            ".yarnrc", Pattern.compile("(?im)^[^#\\r\\n]*(?:_authToken|_auth|_password)\"?"),
            ".yarnrc.yml", Pattern.compile("(?im)^[^#\\r\\n]*(?:npmAuthToken|npmAuthIdent|httpsKeyFilePath)\\s*:"));

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_]\\w*)");
    private static final Pattern ONLY_VARIABLE =
            Pattern.compile("[ \\t\"']*\\$\\{[A-Za-z_]\\w*\\??}[ \\t\"']*(?:\\R|$)");

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
    private final Path root;
    private final Set<String> siblings;

    NodeInstalls(Path folder, NodeManifest manifest) {
        this(folder, manifest, folder, Set.of());
    }

    /**
     * The same for a member of a workspace.
     *
     * @param root of the workspace, which has the lock file and the settings
     * @param siblings the names of its members
     */
    NodeInstalls(Path folder, NodeManifest manifest, Path root, Set<String> siblings) {
        this.folder = folder;
        this.manifest = manifest;
        this.root = root;
        this.siblings = siblings;
    }

    NodeInstall find(List<String> locks, NodeInstaller manager) {
        if (siblings.isEmpty()) {
            requireNoWorkspaces();
        } else {
            NodeYarn.requireFocus(root, manager);
        }
        TreeSet<NodeEntry> manifests = new TreeSet<>();
        manifests.add(new NodeEntry(NodeManifest.FILE, false));
        locks.forEach(lock -> manifests.add(new NodeEntry(lock, false)));
        OTHERS.stream()
                .filter(other -> Files.exists(root.resolve(other)))
                .forEach(other -> manifests.add(new NodeEntry(other, Files.isDirectory(root.resolve(other)))));
        manifests.addAll(local());
        List<String> secrets = new ArrayList<>();
        Set<String> variables = new TreeSet<>();
        for (String file : new TreeSet<>(SETTINGS.keySet())) {
            String text = NodeFiles.text(root.resolve(file)).orElse("");
            text.lines()
                    .filter(line -> !line.strip().matches("[#;].*"))
                    .flatMap(line -> VARIABLE.matcher(line).results())
                    .forEach(found -> variables.add(found.group(1)));
            boolean secret = SETTINGS.getOrDefault(file, Pattern.compile(""))
                    .matcher(text)
                    .results()
                    .anyMatch(found ->
                            !ONLY_VARIABLE.matcher(text.substring(found.end())).lookingAt());
            if (secret) {
                secrets.add(file);
            } else if (Files.isRegularFile(root.resolve(file))) {
                manifests.add(new NodeEntry(file, false));
            }
        }
        return new NodeInstall(
                List.copyOf(manifests),
                secrets,
                List.copyOf(variables),
                LIFECYCLE.stream()
                        .filter(script -> manifest.script(script).isPresent())
                        .toList(),
                manifest.production().isEmpty() || !siblings.isEmpty()
                        ? NodePreparation.NONE
                        : new NodePreparations(folder, manifest, manager.kind()).find(),
                !manifest.production().isEmpty(),
                !manifest.all().isEmpty());
    }

    /** Dependencies in the project's own directory. */
    List<NodeEntry> local() {
        List<NodeEntry> entries = new ArrayList<>();
        manifest.all().forEach((name, version) -> {
            if (siblings.contains(name) || !version.matches("(?:file|link|portal|workspace):.*")) {
                return;
            }
            String path = version.replaceFirst("^[a-z]+:", "").replaceFirst("^\\./", "");
            Path file = folder.resolve(path).normalize();
            if (!file.startsWith(folder) || file.equals(folder) || !Files.exists(file)) {
                throw new InvalidInputException(
                        "'package.json' needs " + quote(name) + " from " + quote(version)
                                + ", which is outside of its directory and can't be copied into the container",
                        "publish it to a registry, or move it into the directory");
            }
            entries.add(new NodeEntry(folder.relativize(file).toString().replace('\\', '/'), Files.isDirectory(file)));
        });
        return entries;
    }

    private void requireNoWorkspaces() {
        boolean pnpm = !NodeWorkspaces.ofPnpm(folder).isEmpty();
        if (pnpm || manifest.hasWorkspaces()) {
            throw new InvalidInputException(
                    NodeFiles.shown(folder.resolve(pnpm ? "pnpm-workspace.yaml" : NodeManifest.FILE))
                            + " has workspaces, and it is not clear which of them the image is for",
                    "put a POM next to the package.json of each member that needs an image, which is then built from the"
                            + " workspace's lock file, and set <skip>true</skip> here");
        }
    }
}
