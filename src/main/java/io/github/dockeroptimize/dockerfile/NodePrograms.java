package io.github.dockeroptimize.dockerfile;

import io.github.dockeroptimize.application.NodeEntry;
import io.github.dockeroptimize.application.NodeInstall;
import io.github.dockeroptimize.application.NodeInstaller;
import io.github.dockeroptimize.application.NodeInstaller.Kind;
import io.github.dockeroptimize.application.NodePreparation;
import io.github.dockeroptimize.application.NodeProject;
import io.github.dockeroptimize.plan.ImagePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The commands of npm, pnpm and Yarn. */
final class NodePrograms {

    private static final String LINKER = "YARN_NODE_LINKER=node-modules YARN_ENABLE_TELEMETRY=0 ";
    private static final String SHARED = "YARN_ENABLE_GLOBAL_CACHE=true YARN_GLOBAL_FOLDER=/root/.yarn/berry ";
    private static final String IN_PROJECT = "YARN_ENABLE_GLOBAL_CACHE=false ";

    /** Generates Prisma's client. */
    static final String CLIENT = "node_modules/.bin/prisma generate";

    private final Dialect dialect;
    private final ImagePath root;
    private final NodeInstaller manager;
    private final NodeInstall install;

    NodePrograms(NodeProject project, ImagePath root, Dialect dialect) {
        this.dialect = dialect;
        this.root = root;
        this.manager = project.packageManager();
        this.install = project.install();
    }

    /** The mounts of an installation. */
    List<Instruction.Mount> mounts() {
        List<Instruction.Mount> mounts = new ArrayList<>();
        mounts.add(new Instruction.Mount.Cache(
                switch (manager.kind()) {
                    case NPM -> "/root/.npm";
                    case PNPM -> "/root/.local/share/pnpm/store";
                    case YARN_CLASSIC -> "/root/.cache/yarn";
                    case YARN_BERRY -> "/root/.yarn/berry";
                }));
        mounts.addAll(variableMounts());
        for (String secret : install.secrets()) {
            mounts.add(new Instruction.Mount.Secret(secret.replaceAll("^\\.|\\.yml$", ""), root + "/" + secret));
        }
        return mounts;
    }

    /** The mounts of the project's scripts: modern Yarn reads its settings for each command. */
    List<Instruction.Mount> mountsOfScripts() {
        return manager.kind() == Kind.YARN_BERRY ? variableMounts() : List.of();
    }

    private List<Instruction.Mount> variableMounts() {
        return install.variables().stream()
                .<Instruction.Mount>map(name -> new Instruction.Mount.Variable(name, dialect == Dialect.BUILDKIT))
                .toList();
    }

    /** The commands that set the variables of the settings, where the builder doesn't. */
    List<String> variables() {
        return dialect == Dialect.BUILDKIT
                ? List.of()
                : install.variables().stream()
                        .flatMap(name -> Stream.of(
                                name + "=$(cat /run/secrets/" + name + " 2>/dev/null || true)", "export " + name))
                        .toList();
    }

    List<String> variablesOfScripts() {
        return manager.kind() == Kind.YARN_BERRY ? variables() : List.of();
    }

    /** The entries that are not among others. */
    static List<NodeEntry> without(List<NodeEntry> entries, List<NodeEntry> others) {
        return entries.stream().filter(entry -> !others.contains(entry)).toList();
    }

    /**
     * The command that installs the package manager, if it is not the one of the Node.js image, which no longer
     * contains Corepack.
     */
    Optional<String> itself() {
        return manager.script().isPresent()
                ? Optional.empty()
                : manager.version()
                        .map(version -> switch (manager.kind()) {
                            case NPM -> "npm@" + version;
                            case PNPM -> "pnpm@" + version;
                            // some images already contain yarn
                            case YARN_CLASSIC -> "--force yarn@" + version;
                            case YARN_BERRY -> "--force @yarnpkg/cli-dist@" + version;
                        })
                        .map(argument -> "npm install -g --no-audit --no-fund " + argument);
    }

    /** The commands that install all dependencies, without the project's own scripts, whose sources are not copied yet. */
    List<String> install() {
        return install(false, install.lifecycle());
    }

    /**
     * The commands that install what the program needs. A script that changes it runs with it, and may need the other
     * dependencies for that time.
     */
    List<String> installProduction() {
        NodePreparation preparation = install.preparation();
        List<String> commands = install(
                !preparation.everything(),
                install.lifecycle().stream()
                        .filter(script -> !preparation.postinstall() || !script.equals("postinstall"))
                        .toList());
        if (preparation.client()) {
            commands.add(CLIENT);
        }
        if (preparation.everything()) {
            commands.add(
                    manager.kind() == Kind.PNPM
                            ? "pnpm prune --prod --ignore-scripts"
                            : "npm prune --omit=dev --ignore-scripts --no-audit --no-fund");
        }
        return commands;
    }

    private List<String> install(boolean production, List<String> removed) {
        List<String> commands = new ArrayList<>();
        boolean unfocused = production && manager.kind() == Kind.YARN_BERRY && !manager.knowsFocus();
        String deleted = Stream.concat(
                        removed.stream().map(script -> "scripts." + script),
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

    /** Files in the installed directory that contain the time of the installation. */
    Optional<String> leftovers() {
        return manager.kind() == Kind.PNPM
                ? Optional.of("node_modules/.modules.yaml node_modules/.pnpm-workspace-state*.json")
                : Optional.empty();
    }

    /** The command that runs a script of the project. */
    String run(String script) {
        return (manager.kind() == Kind.YARN_BERRY ? yarn() : manager.kind().command() + " ") + "run " + script;
    }

    /** Modern Yarn with a linker whose result Node.js runs by itself, and the project's own cache where it has one. */
    String yarn() {
        boolean own =
                install.manifests().stream().anyMatch(entry -> entry.path().equals(NodeInstall.CACHE_OF_YARN));
        return LINKER
                + (own ? IN_PROJECT : SHARED)
                + manager.script()
                        .map(script -> "node " + ShellWord.of(script) + " ")
                        .orElse("yarn ");
    }
}
