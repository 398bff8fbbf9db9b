package io.github.dockeroptimize.dockerfile;

import io.github.dockeroptimize.inspect.NodeEntry;
import io.github.dockeroptimize.inspect.NodeProject;
import io.github.dockeroptimize.inspect.NodeServer;
import io.github.dockeroptimize.inspect.NodeSite;
import io.github.dockeroptimize.plan.SourcePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The stages that build a Node.js project. What is needed at run time is installed on its own and never pruned: what a
 * later instruction deletes is still in the layer before.
 */
final class NodeStages {

    private static final String DEPENDENCIES = "dependencies";
    private static final String BUILD = "build";
    private static final String APPLICATION = "application";

    private final NodeProject project;
    private final SourcePlan plan;
    private final NodePrograms programs;

    private NodeStages(NodeProject project, SourcePlan plan) {
        this.project = project;
        this.plan = plan;
        this.programs = new NodePrograms(project, plan);
    }

    static SourceStages of(NodeProject project, SourcePlan plan) {
        NodeStages stages = new NodeStages(project, plan);
        List<String> keptOut = NodeContext.keptOut(project);
        return project.result() instanceof NodeServer server
                ? stages.program(server, keptOut)
                : stages.site((NodeSite) project.result(), keptOut);
    }

    private SourceStages program(NodeServer server, List<String> keptOut) {
        List<Dockerfile.Group> groups = new ArrayList<>();
        List<Instruction> layers = new ArrayList<>();
        if (project.install().production()) {
            groups.add(dependencies());
            layers.add(LayerCopy.of(DEPENDENCIES, DEPENDENCIES, plan));
        }
        groups.add(
                project.built()
                        ? build(NodeTree.program(server, LayerCopy.folder(APPLICATION, plan)))
                        : sources(server));
        layers.add(LayerCopy.of(project.built() ? BUILD : APPLICATION, APPLICATION, plan));
        return new SourceStages(groups, layers, keptOut);
    }

    private SourceStages site(NodeSite site, List<String> keptOut) {
        NodeWebServer server = new NodeWebServer(site, plan);
        List<Dockerfile.Group> groups = new ArrayList<>();
        List<Instruction> layers = new ArrayList<>();
        if (server.isKnown()) {
            groups.add(server.stage());
            layers.add(server.layer());
        }
        groups.add(build(NodeTree.site(site, LayerCopy.folder(APPLICATION, plan))));
        layers.add(LayerCopy.of(BUILD, APPLICATION, plan));
        return new SourceStages(groups, layers, keptOut);
    }

    private Dockerfile.Group dependencies() {
        List<Instruction> instructions = start(false, DEPENDENCIES);
        List<String> commands = new ArrayList<>(programs.install(true));
        programs.leftovers().ifPresent(files -> commands.add("rm -rf " + files));
        commands.add("mkdir -p node_modules " + LayerCopy.folder(DEPENDENCIES, plan));
        commands.add("mv node_modules " + LayerCopy.folder(DEPENDENCIES, plan) + "/");
        commands.add(LayerCopy.fixTimes());
        instructions.add(new Instruction.Run(programs.mounts(), commands));
        return new Dockerfile.Group(
                List.of(
                        "What is needed when it runs, and nothing that only the build needs. On the image's own platform,",
                        "since some of it is native. It is installed again only after a change of the lock file."),
                instructions);
    }

    private Dockerfile.Group build(List<String> tree) {
        List<Instruction> instructions = start(true, BUILD);
        if (project.install().any()) {
            instructions.add(new Instruction.Run(programs.mounts(), programs.install(false)));
        }
        boolean changed = !project.install().lifecycle().isEmpty();
        instructions.addAll(NodeContext.copies(
                Stream.concat(
                                changed ? Stream.of(new NodeEntry("package.json", false)) : Stream.of(),
                                project.sources().stream())
                        .toList(),
                folder(BUILD) + "/"));
        List<String> commands = new ArrayList<>();
        if (project.install().lifecycle().contains("postinstall")) {
            commands.add(programs.run("postinstall"));
        }
        commands.add(programs.run("build"));
        commands.addAll(tree);
        commands.addAll(LayerCopy.FIXED_BY_CONTENT);
        instructions.add(new Instruction.Run(List.of(), commands));
        return new Dockerfile.Group(
                List.of(
                        "Build it, with all that the build needs. What comes of it is for every platform. A file's time",
                        "comes from its content: the same on every builder, and another one after a change, since that is",
                        "what web servers tell browsers to ask for it by."),
                instructions);
    }

    private Dockerfile.Group sources(NodeServer server) {
        String folder = LayerCopy.folder(APPLICATION, plan) + "/";
        List<Instruction> instructions = new ArrayList<>();
        instructions.add(new Instruction.From(plan.builder().reference(), true, Optional.of(APPLICATION)));
        asRoot(instructions);
        instructions.addAll(NodeContext.copies(
                Stream.concat(Stream.of(new NodeEntry("package.json", false)), server.files().stream())
                        .toList(),
                folder));
        instructions.add(new Instruction.Run(List.of(), LayerCopy.FIXED_BY_CONTENT));
        return new Dockerfile.Group(
                List.of(
                        "It runs from its sources. A file's time comes from its content: the same on every builder, and",
                        "another one after a change, since that is what web servers tell browsers to ask for it by."),
                instructions);
    }

    /** Up to what decides what is installed; both stages begin alike, and share what is alike. */
    private List<Instruction> start(boolean onBuildPlatform, String stage) {
        List<Instruction> instructions = new ArrayList<>();
        instructions.add(new Instruction.From(plan.builder().reference(), onBuildPlatform, Optional.of(stage)));
        asRoot(instructions);
        instructions.add(new Instruction.Workdir(folder(stage)));
        programs.itself().ifPresent(command -> instructions.add(new Instruction.Run(List.of(), List.of(command))));
        instructions.addAll(NodeContext.copies(project.install().manifests(), folder(stage) + "/"));
        return instructions;
    }

    private void asRoot(List<Instruction> instructions) {
        if (!plan.builder().isKnown()) {
            instructions.add(new Instruction.Pragma("hadolint ignore=DL3002"));
            instructions.add(new Instruction.User("0:0"));
        }
    }

    /** Some installers write absolute paths, so a program is built where it will lie. */
    private String folder(String stage) {
        return stage.equals(DEPENDENCIES) || project.result() instanceof NodeServer
                ? plan.root().value()
                : "/app";
    }
}
