package io.github.dockeroptimize.inspect.node;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.NodeInstaller;
import io.github.dockeroptimize.application.NodeInstaller.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What modern Yarn keeps in a project, and how that is installed where Node.js runs without Yarn. */
final class NodeYarn {

    /** What Yarn makes; another linker makes nothing of it, and tools that find it would use it. */
    static final Set<String> MADE = Set.of(".yarn", ".pnp.cjs", ".pnp.js", ".pnp.loader.mjs", ".pnp.data.json");

    private static final Pattern LINKER = Pattern.compile("(?m)^nodeLinker:\\s*[\"']?([\\w-]+)");
    private static final Pattern LOADER = Pattern.compile("(?:\\./)?\\.pnp\\.(?:c?js|loader\\.mjs)");
    private static final Pattern OPTION = Pattern.compile(
            "(?:-r|--require|--loader|--experimental-loader|--import)[= ](?:\\./)?\\.pnp\\.(?:c?js|loader\\.mjs)\\s*");

    private NodeYarn() {}

    /** Whether a module is the one by which Node.js finds what Yarn's Plug'n'Play has installed. */
    static boolean isLoader(String module) {
        return LOADER.matcher(module).matches();
    }

    /** Options of Node.js without that module. */
    static String withoutLoader(String options) {
        return OPTION.matcher(options).replaceAll("").strip();
    }

    /** What the user should know about the installation. */
    static List<String> notes(Path root, NodeInstaller manager) {
        boolean plug = manager.kind() == Kind.YARN_BERRY
                && linker(root).filter(linker -> !linker.equals("pnp")).isEmpty();
        return plug
                ? List.of("the image has node_modules instead of Yarn's Plug'n'Play, so that Node.js runs without Yarn")
                : List.of();
    }

    private static Optional<String> linker(Path root) {
        return NodeFiles.text(root.resolve(".yarnrc.yml"))
                .map(LINKER::matcher)
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1));
    }

    /** @throws InvalidInputException if the production dependencies of one member can't be installed by this Yarn */
    static void requireFocus(Path root, NodeInstaller manager) {
        if (manager.kind() == Kind.YARN_BERRY
                && !manager.knowsFocus()
                && !Files.isRegularFile(root.resolve(".yarn/plugins/@yarnpkg/plugin-workspace-tools.cjs"))) {
            throw new InvalidInputException(
                    "Yarn " + manager.version().orElse("") + " of " + quote(root.getFileName())
                            + " can't install the production dependencies of one member of a workspace",
                    "run 'yarn plugin import workspace-tools' or 'yarn set version stable', and commit what it changes");
        }
    }
}
