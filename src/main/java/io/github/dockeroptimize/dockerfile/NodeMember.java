package io.github.dockeroptimize.dockerfile;

import io.github.dockeroptimize.application.NodeEntry;
import io.github.dockeroptimize.application.NodeProject;
import io.github.dockeroptimize.application.NodeWorkspace;
import io.github.dockeroptimize.application.NodeWorkspace.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What differs for a member of a workspace: the context is the workspace, whose layout the image keeps, since package
 * managers link members by relative paths.
 */
final class NodeMember {

    private static final String LIFECYCLE =
            "['preinstall','install','postinstall','prepublish','preprepare','prepare','postprepare']";

    private final NodeProject project;
    private final NodeWorkspace workspace;
    private final NodePrograms programs;

    NodeMember(NodeProject project, NodeWorkspace workspace, NodePrograms programs) {
        this.programs = programs;
        this.project = project;
        this.workspace = workspace;
    }

    /** All manifests, which the installation compares with the lock file. */
    List<NodeEntry> manifests() {
        return workspace.manifests();
    }

    /** Takes out the members' own scripts, whose sources are not copied yet. */
    private String withoutScripts() {
        return "node -e \"const fs=require('fs');for(const f of process.argv.slice(1)){const p=JSON.parse(fs.readFileSync(f));"
                + "for(const s of " + LIFECYCLE
                + ")if(p.scripts)delete p.scripts[s];fs.writeFileSync(f,JSON.stringify(p))}\""
                + " package.json "
                + manifests().stream().map(entry -> ShellWord.of(entry.path())).collect(Collectors.joining(" "));
    }

    List<String> install() {
        return List.of(
                withoutScripts(),
                switch (project.packageManager().kind()) {
                    case NPM -> "npm ci --no-audit --no-fund";
                    case PNPM -> "pnpm install --frozen-lockfile --store-dir=/root/.local/share/pnpm/store";
                    case YARN_CLASSIC ->
                        "yarn install --frozen-lockfile --non-interactive --cache-folder=/root/.cache/yarn";
                    case YARN_BERRY -> programs.yarn() + "install --immutable";
                });
    }

    List<String> installProduction(String target) {
        String name = ShellWord.of(workspace.member().name());
        List<String> commands = new ArrayList<>(List.of(
                withoutScripts(),
                switch (project.packageManager().kind()) {
                    case NPM ->
                        "npm ci --no-audit --no-fund --omit=dev --include-workspace-root=false --workspace=" + name;
                    case PNPM ->
                        "pnpm install --frozen-lockfile --store-dir=/root/.local/share/pnpm/store --prod --filter="
                                + ShellWord.of(workspace.member().name() + "...");
                    case YARN_CLASSIC ->
                        "yarn install --frozen-lockfile --non-interactive --cache-folder=/root/.cache/yarn --production";
                    case YARN_BERRY -> programs.yarn() + "workspaces focus --production " + name;
                }));
        programs.leftovers().ifPresent(files -> commands.add("rm -rf " + files));
        commands.add("mkdir -p " + target);
        commands.add("for member in . "
                + members()
                        .filter(Member::production)
                        .map(member -> ShellWord.of(member.path()))
                        .collect(Collectors.joining(" "))
                + "; do if [ -d \"$member/node_modules\" ]; then mkdir -p \"" + target + "/$member\""
                + " && mv \"$member/node_modules\" \"" + target + "/$member/\" || exit 1; fi; done");
        return commands;
    }

    private Stream<Member> members() {
        return Stream.concat(workspace.needed().stream(), Stream.of(workspace.member()));
    }

    /** What is built: shared configuration, the members that are needed, and the sources of the member itself. */
    List<NodeEntry> sources() {
        String path = workspace.member().path();
        return Stream.of(
                        workspace.files().stream(),
                        workspace.needed().stream().map(member -> new NodeEntry(member.path(), true)),
                        Stream.of(new NodeEntry(path + "/package.json", false)),
                        project.sources().stream()
                                .map(entry -> new NodeEntry(path + "/" + entry.path(), entry.folder())))
                .flatMap(entries -> entries)
                .distinct()
                .toList();
    }

    /** Builds the members, each after those that it needs. */
    List<String> build() {
        return members().filter(Member::built).map(this::build).toList();
    }

    private String build(Member member) {
        String name = ShellWord.of(member.name());
        return switch (project.packageManager().kind()) {
            case NPM -> "npm run build --workspace=" + name;
            case PNPM -> "pnpm --filter=" + name + " run build";
            case YARN_CLASSIC -> "yarn workspace " + name + " run build";
            case YARN_BERRY -> programs.yarn() + "workspace " + name + " run build";
        };
    }

    /** Copies the needed members, as they are after their builds, and then the member itself. */
    List<String> tree(List<String> own, String target) {
        List<String> commands = new ArrayList<>(List.of("mkdir -p " + target, "cp package.json " + target + "/"));
        workspace.needed().stream().filter(Member::production).map(Member::path).forEach(path -> {
            String parent = path.contains("/") ? target + "/" + path.replaceFirst("/[^/]*$", "") : target;
            commands.add("rm -rf " + ShellWord.of(path + "/node_modules"));
            commands.add("mkdir -p " + ShellWord.of(parent));
            commands.add("cp -R " + ShellWord.of(path) + " " + ShellWord.of(parent) + "/");
        });
        commands.add("cd " + ShellWord.of(workspace.member().path()));
        commands.addAll(own);
        return commands;
    }
}
