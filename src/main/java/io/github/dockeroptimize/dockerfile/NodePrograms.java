package io.github.dockeroptimize.dockerfile;

import io.github.dockeroptimize.inspect.NodeInstall;
import io.github.dockeroptimize.inspect.NodeInstaller;
import io.github.dockeroptimize.inspect.NodeInstaller.Kind;
import io.github.dockeroptimize.inspect.NodeProject;
import io.github.dockeroptimize.plan.SourcePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The commands of npm, pnpm and Yarn. */
final class NodePrograms {

    private static final String BERRY = "YARN_NODE_LINKER=node-modules YARN_ENABLE_GLOBAL_CACHE=true"
            + " YARN_GLOBAL_FOLDER=/root/.yarn/berry YARN_ENABLE_TELEMETRY=0 ";

    private final SourcePlan plan;
    private final NodeInstaller manager;
    private final NodeInstall install;

    NodePrograms(NodeProject project, SourcePlan plan) {
        this.plan = plan;
        this.manager = project.packageManager();
        this.install = project.install();
    }

    /** What is seen while something is installed. */
    List<Instruction.Mount> mounts() {
        List<Instruction.Mount> mounts = new ArrayList<>();
        mounts.add(new Instruction.Mount.Cache(
                switch (manager.kind()) {
                    case NPM -> "/root/.npm";
                    case PNPM -> "/root/.local/share/pnpm/store";
                    case YARN_CLASSIC -> "/root/.cache/yarn";
                    case YARN_BERRY -> "/root/.yarn/berry";
                }));
        for (String secret : install.secrets()) {
            mounts.add(new Instruction.Mount.Secret(secret.replaceAll("^\\.|\\.yml$", ""), plan.root() + "/" + secret));
        }
        return mounts;
    }

    /** The package manager itself, where it isn't the one that Node brings; Corepack is none of Node's any more. */
    Optional<String> itself() {
        return manager.script().isPresent()
                ? Optional.empty()
                : manager.version()
                        .map(version -> switch (manager.kind()) {
                            case NPM -> "npm@" + version;
                            case PNPM -> "pnpm@" + version;
                            // some images have a yarn already
                            case YARN_CLASSIC -> "--force yarn@" + version;
                            case YARN_BERRY -> "--force @yarnpkg/cli-dist@" + version;
                        })
                        .map(argument -> "npm install -g --no-audit --no-fund " + argument);
    }

    /** What installs the dependencies, without the project's own scripts, whose sources aren't there yet. */
    List<String> install(boolean production) {
        List<String> commands = new ArrayList<>();
        boolean unfocused = production && manager.kind() == Kind.YARN_BERRY && !knowsFocus();
        String deleted = Stream.concat(
                        install.lifecycle().stream().map(script -> "scripts." + script),
                        unfocused ? Stream.of("devDependencies") : Stream.empty())
                .collect(Collectors.joining(" "));
        if (!deleted.isEmpty()) {
            commands.add("npm pkg delete " + deleted);
        }
        commands.add(
                switch (manager.kind()) {
                    case NPM -> "npm ci --no-audit --no-fund" + (production ? " --omit=dev" : "");
                    case PNPM ->
                        "pnpm install --frozen-lockfile --store-dir=/root/.local/share/pnpm/store"
                                + (production ? " --prod" : "");
                    case YARN_CLASSIC ->
                        "yarn install --frozen-lockfile --non-interactive --cache-folder=/root/.cache/yarn"
                                + (production ? " --production" : "");
                    case YARN_BERRY ->
                        yarn()
                                + (unfocused
                                        ? "install --no-immutable"
                                        : production ? "workspaces focus --production" : "install --immutable");
                });
        return commands;
    }

    /** What is left in the installed folder that says when it was installed. */
    Optional<String> leftovers() {
        return manager.kind() == Kind.PNPM
                ? Optional.of("node_modules/.modules.yaml node_modules/.pnpm-workspace-state*.json")
                : Optional.empty();
    }

    /** What runs a script of the project. */
    String run(String script) {
        return (manager.kind() == Kind.YARN_BERRY ? yarn() : manager.kind().command() + " ") + "run " + script;
    }

    /** Before Yarn 4 it takes a plugin; the lock file says which versions are installed in any case. */
    private boolean knowsFocus() {
        return manager.version()
                .filter(version -> version.matches("[23](?:\\..*)?"))
                .isEmpty();
    }

    private String yarn() {
        return BERRY
                + manager.script()
                        .map(script -> "node " + ShellWord.of(script) + " ")
                        .orElse("yarn ");
    }
}
