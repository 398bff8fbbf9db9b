package io.github.dockeroptimize.dockerfile;

import io.github.dockeroptimize.application.NodeEntry;
import io.github.dockeroptimize.application.NodeProject;
import io.github.dockeroptimize.application.NodeServer;
import io.github.dockeroptimize.application.NodeSite;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.LayerName;
import io.github.dockeroptimize.plan.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The stages that build a Node.js project. Production dependencies are installed separately instead of pruned, since
 * deleted files would stay in the earlier layer.
 */
final class NodeStages {

    private static final String DEPENDENCIES = LayerName.DEPENDENCIES.value();
    private static final String BUILD = "build";
    private static final String APPLICATION = LayerName.APPLICATION.value();

    private final NodeProject project;
    private final Recipe.Compiled recipe;
    private final ImagePlan plan;
    private final NodePrograms programs;
    private final Optional<NodeMember> member;

    private NodeStages(NodeProject project, Recipe.Compiled recipe, ImagePlan plan, Dialect dialect) {
        this.project = project;
        this.recipe = recipe;
        this.plan = plan;
        this.programs = new NodePrograms(project, recipe.root(), dialect);
        this.member = project.workspace().map(workspace -> new NodeMember(project, workspace, programs));
    }

    static SourceStages of(NodeProject project, Recipe.Compiled recipe, ImagePlan plan, Dialect dialect) {
        NodeStages stages = new NodeStages(project, recipe, plan, dialect);
        List<String> keptOut = project.rules().patterns();
        return project.result().match(server -> stages.program(server, keptOut), site -> stages.site(site, keptOut));
    }

    private SourceStages program(NodeServer server, List<String> keptOut) {
        List<Dockerfile.Group> groups = new ArrayList<>();
        boolean bundled = server.bundle().isPresent();
        if ((project.install().production() || member.isPresent()) && !bundled) {
            groups.add(dependencies());
        }
        boolean built = project.built() || member.isPresent();
        groups.add(
                built
                        ? build(
                                NodeTree.program(
                                        server,
                                        memberDirectory(LayerName.APPLICATION),
                                        memberDirectory(LayerName.DEPENDENCIES)),
                                !bundled)
                        : sources(server));
        return new SourceStages(
                groups,
                Map.of(
                        LayerName.DEPENDENCIES,
                        bundled ? BUILD : DEPENDENCIES,
                        LayerName.APPLICATION,
                        built ? BUILD : APPLICATION),
                keptOut);
    }

    private String memberDirectory(LayerName layer) {
        return LayerCopy.folder(layer, recipe)
                + project.workspace()
                        .map(workspace -> "/" + workspace.member().path())
                        .orElse("");
    }

    private SourceStages site(NodeSite site, List<String> keptOut) {
        List<Dockerfile.Group> groups = new ArrayList<>();
        if (plan.made(recipe).contains(LayerName.SERVER)) {
            groups.add(new NodeWebServer(site, recipe, plan).stage());
        }
        groups.add(build(NodeTree.site(site, LayerCopy.folder(LayerName.APPLICATION, recipe)), true));
        return new SourceStages(
                groups, Map.of(LayerName.SERVER, NodeWebServer.STAGE, LayerName.APPLICATION, BUILD), keptOut);
    }

    private Dockerfile.Group dependencies() {
        List<Instruction> instructions = start(false, DEPENDENCIES);
        instructions.addAll(NodeContext.copies(
                NodePrograms.without(
                        project.install().preparation().files(),
                        project.install().manifests()),
                folder(DEPENDENCIES) + "/"));
        String target = LayerCopy.folder(LayerName.DEPENDENCIES, recipe);
        List<String> commands = new ArrayList<>(programs.variables());
        commands.addAll(member.map(some -> some.installProduction(target)).orElseGet(() -> installed(target)));
        commands.addAll(TreeTimes.NODE.commands());
        instructions.add(new Instruction.Run(programs.mounts(), commands));
        return new Dockerfile.Group(
                List.of(
                        "Production dependencies only, on the image's own platform, since some are native. This step stays",
                        "cached until the lock file changes."),
                instructions);
    }

    private List<String> installed(String target) {
        List<String> commands = new ArrayList<>(programs.installProduction());
        programs.leftovers().ifPresent(files -> commands.add("rm -rf " + files));
        commands.add("mkdir -p node_modules " + target);
        commands.add("mv node_modules " + target + "/");
        return commands;
    }

    /** @param portable whether the result runs on every platform */
    private Dockerfile.Group build(List<String> tree, boolean portable) {
        List<Instruction> instructions = start(portable, BUILD);
        if (project.install().any() || member.isPresent()) {
            List<String> commands = new ArrayList<>(programs.variables());
            commands.addAll(member.map(NodeMember::install).orElseGet(programs::install));
            instructions.add(new Instruction.Run(programs.mounts(), commands));
        }
        boolean changed = !project.install().lifecycle().isEmpty() && member.isEmpty();
        instructions.addAll(NodeContext.copies(
                Stream.concat(
                                changed ? Stream.of(new NodeEntry("package.json", false)) : Stream.of(),
                                member.map(NodeMember::sources).orElse(project.sources()).stream())
                        .toList(),
                folder(BUILD) + "/"));
        List<String> commands = new ArrayList<>(programs.variablesOfScripts());
        if (project.install().lifecycle().contains("postinstall") && member.isEmpty()) {
            commands.add(programs.run("postinstall"));
        }
        if (project.install().preparation().clientInBuild()) {
            commands.add(NodePrograms.CLIENT);
        }
        commands.addAll(member.map(NodeMember::build).orElseGet(() -> List.of(programs.run("build"))));
        commands.addAll(member.map(some -> some.tree(tree, LayerCopy.folder(LayerName.APPLICATION, recipe)))
                .orElse(tree));
        commands.add(LayerCopy.FIXED_MODES);
        commands.addAll(TreeTimes.NODE.commands());
        instructions.add(new Instruction.Run(programs.mountsOfScripts(), commands));
        return new Dockerfile.Group(
                List.of(
                        portable
                                ? "Build with all dependencies; the result runs on every platform. A file's time comes from its"
                                : "Build on the image's own platform: the result holds the dependencies. A file's time comes from its",
                        "content: the same on every builder, and a different one after a change, since browsers ask by it",
                        "whether a page has changed."),
                instructions);
    }

    private Dockerfile.Group sources(NodeServer server) {
        String folder = LayerCopy.folder(LayerName.APPLICATION, recipe) + "/";
        List<Instruction> instructions = new ArrayList<>();
        instructions.add(new Instruction.From(recipe.builder().reference(), true, Optional.of(APPLICATION)));
        asRoot(instructions);
        instructions.addAll(NodeContext.copies(
                Stream.concat(Stream.of(new NodeEntry("package.json", false)), server.files().stream())
                        .toList(),
                folder));
        List<String> commands = new ArrayList<>(List.of(LayerCopy.FIXED_MODES));
        commands.addAll(TreeTimes.NODE.commands());
        instructions.add(new Instruction.Run(List.of(), commands));
        return new Dockerfile.Group(
                List.of(
                        "It runs from its sources. A file's time comes from its content: the same on every builder, and a",
                        "different one after a change, since browsers ask by it whether a page has changed."),
                instructions);
    }

    /**
     * The start of a stage, up to the manifests; both stages begin with the same instructions, so they share cached
     * steps.
     */
    private List<Instruction> start(boolean onBuildPlatform, String stage) {
        List<Instruction> instructions = new ArrayList<>();
        instructions.add(new Instruction.From(recipe.builder().reference(), onBuildPlatform, Optional.of(stage)));
        asRoot(instructions);
        instructions.add(new Instruction.Workdir(folder(stage)));
        programs.itself().ifPresent(command -> instructions.add(new Instruction.Run(List.of(), List.of(command))));
        instructions.addAll(NodeContext.copies(project.install().manifests(), folder(stage) + "/"));
        member.ifPresent(some -> instructions.addAll(NodeContext.copies(some.manifests(), folder(stage) + "/")));
        return instructions;
    }

    private void asRoot(List<Instruction> instructions) {
        if (!recipe.builder().isKnown()) {
            instructions.add(new Instruction.Pragma("hadolint ignore=DL3002"));
            instructions.add(new Instruction.User("0:0"));
        }
    }

    /** The working directory. Some installers write absolute paths, so a program is built at its path in the image. */
    private String folder(String stage) {
        String root = recipe.root().value();
        return project.result().match(server -> root, site -> stage.equals(DEPENDENCIES) ? root : "/app");
    }
}
