package io.github.dockeroptimize.dockerfile;

import io.github.dockeroptimize.inspect.PythonProject;
import io.github.dockeroptimize.inspect.PythonProject.Distribution;
import io.github.dockeroptimize.plan.SourcePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The stages that make a virtual environment, and the tree of a Python project's own files. */
final class PythonStages {

    private static final String DEPENDENCIES = "dependencies";
    private static final String APPLICATION = "application";
    private static final List<String> KEPT_OUT = List.of(
            "**/__pycache__",
            "**/*.pyc",
            "**/test_*.py",
            "**/*_test.py",
            "**/conftest.py",
            "**/tests",
            "**/.venv",
            "**/venv",
            "**/node_modules",
            "**/*.egg-info");

    private final PythonProject project;
    private final SourcePlan plan;

    private PythonStages(PythonProject project, SourcePlan plan) {
        this.project = project;
        this.plan = plan;
    }

    static SourceStages of(PythonProject project, SourcePlan plan) {
        return new PythonStages(project, plan).stages();
    }

    private SourceStages stages() {
        List<String> keptOut = new ArrayList<>(KEPT_OUT);
        keptOut.addAll(SourceStages.NEVER);
        return new SourceStages(
                List.of(dependencies(), application()),
                List.of(LayerCopy.of(DEPENDENCIES, DEPENDENCIES, plan), LayerCopy.of(APPLICATION, APPLICATION, plan)),
                keptOut);
    }

    private Dockerfile.Group dependencies() {
        PythonEnvironment environment = new PythonEnvironment(project.install(), plan.root());
        List<Instruction> instructions = new ArrayList<>();
        instructions.add(new Instruction.From(plan.builder().reference(), false, Optional.of(DEPENDENCIES)));
        instructions.add(new Instruction.Workdir(plan.root().value()));
        project.install().files().forEach(file -> instructions.add(copy(file)));
        List<String> commands = new ArrayList<>(environment.commands());
        String folder = LayerCopy.folder(DEPENDENCIES, plan);
        commands.add("mkdir -p " + folder);
        commands.add("mv " + environment.folder() + " " + folder + "/");
        commands.add(LayerCopy.fixTimes());
        instructions.add(new Instruction.Run(environment.mounts(), commands));
        return new Dockerfile.Group(
                List.of(
                        "The virtual environment, made where it will be, by the interpreter that it will run on, and with",
                        "the compilers that this image has. It has no pip. As a container's first process Python ignores",
                        "SIGTERM; a line in site-packages has it stop, until the program sets a handler of its own."),
                instructions);
    }

    private Dockerfile.Group application() {
        List<Instruction> instructions = new ArrayList<>();
        instructions.add(new Instruction.From(plan.builder().reference(), true, Optional.of(APPLICATION)));
        instructions.add(new Instruction.Workdir(plan.root().value()));
        project.sources().forEach(source -> instructions.add(copy(source)));
        String folder = LayerCopy.folder(APPLICATION, plan);
        List<String> commands = new ArrayList<>();
        project.name().map(this::metadata).ifPresent(commands::addAll);
        commands.add(PythonEnvironment.compile("."));
        commands.add("mkdir -p " + folder);
        commands.add("cp -R . " + folder + "/");
        commands.addAll(LayerCopy.FIXED_BY_CONTENT);
        instructions.add(new Instruction.Run(List.of(), commands));
        return new Dockerfile.Group(
                List.of(
                        "The project's own files, and nothing beside them. A file's time comes from its content: the same on",
                        "every builder, and another one after a change, since that is what web servers tell browsers by."),
                instructions);
    }

    /** So that a program that asks importlib.metadata for its own version gets an answer. */
    private List<String> metadata(Distribution distribution) {
        String folder = (project.sourceLayout() ? "src/" : "")
                + ShellWord.of(
                        distribution.name().replaceAll("[-.]+", "_") + "-" + distribution.version() + ".dist-info");
        return List.of(
                "mkdir -p " + folder,
                "printf 'Metadata-Version: 2.1\\nName: %s\\nVersion: %s\\n' " + ShellWord.of(distribution.name()) + " "
                        + ShellWord.of(distribution.version()) + " > " + folder + "/METADATA");
    }

    private Instruction copy(String path) {
        return Instruction.Copy.ofContext(path, plan.root() + "/" + path);
    }
}
