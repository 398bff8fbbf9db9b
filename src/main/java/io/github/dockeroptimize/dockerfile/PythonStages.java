package io.github.dockeroptimize.dockerfile;

import io.github.dockeroptimize.application.PythonProject;
import io.github.dockeroptimize.application.PythonProject.Distribution;
import io.github.dockeroptimize.application.PythonProject.EntryPoint;
import io.github.dockeroptimize.plan.LayerName;
import io.github.dockeroptimize.plan.Recipe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The stages that create a virtual environment and the tree of a Python project's own files. */
final class PythonStages {

    private static final String DEPENDENCIES = LayerName.DEPENDENCIES.value();
    private static final String APPLICATION = LayerName.APPLICATION.value();

    private final PythonProject project;
    private final Recipe.Compiled recipe;

    private final Dialect dialect;

    private PythonStages(PythonProject project, Recipe.Compiled recipe, Dialect dialect) {
        this.dialect = dialect;
        this.project = project;
        this.recipe = recipe;
    }

    static SourceStages of(PythonProject project, Recipe.Compiled recipe, Dialect dialect) {
        return new PythonStages(project, recipe, dialect).stages();
    }

    private SourceStages stages() {
        return new SourceStages(
                List.of(dependencies(), application()),
                Map.of(LayerName.DEPENDENCIES, DEPENDENCIES, LayerName.APPLICATION, APPLICATION),
                project.rules().patterns());
    }

    private Dockerfile.Group dependencies() {
        PythonEnvironment environment = new PythonEnvironment(project.install(), recipe.root(), dialect);
        List<Instruction> instructions = new ArrayList<>();
        instructions.add(new Instruction.From(recipe.builder().reference(), false, Optional.of(DEPENDENCIES)));
        instructions.add(new Instruction.Workdir(recipe.root().value()));
        project.install().files().forEach(file -> instructions.add(copy(file)));
        List<String> commands = new ArrayList<>(environment.commands());
        String folder = LayerCopy.folder(LayerName.DEPENDENCIES, recipe);
        commands.add("mkdir -p " + folder);
        commands.add("mv " + environment.folder() + " " + folder + "/");
        commands.addAll(TreeTimes.PYTHON.commands());
        instructions.add(new Instruction.Run(environment.mounts(), commands));
        List<String> comment = new ArrayList<>(List.of(
                "The virtual environment, created at its final path by the interpreter that it will run on, with",
                "the compilers of this image. It has no pip. As the first process of a container Python ignores",
                "SIGTERM; a line in site-packages makes it stop, unless the program sets its own handler."));
        if (!project.install().variables().isEmpty()) {
            String name = project.install().variables().get(0);
            comment.add("The installation reads variables: docker build --secret id=" + name + ",env=" + name);
        }
        return new Dockerfile.Group(comment, instructions);
    }

    private Dockerfile.Group application() {
        List<Instruction> instructions = new ArrayList<>();
        instructions.add(new Instruction.From(recipe.builder().reference(), true, Optional.of(APPLICATION)));
        instructions.add(new Instruction.Workdir(recipe.root().value()));
        project.sources().forEach(source -> instructions.add(copy(source)));
        String folder = LayerCopy.folder(LayerName.APPLICATION, recipe);
        List<String> commands = new ArrayList<>();
        project.name().map(this::metadata).ifPresent(commands::addAll);
        project.name().map(this::scripts).ifPresent(commands::addAll);
        commands.add(PythonEnvironment.compile("."));
        commands.add("mkdir -p " + folder);
        commands.add("cp -R . " + folder + "/");
        commands.add(LayerCopy.FIXED_MODES);
        commands.addAll(TreeTimes.PYTHON.commands());
        instructions.add(new Instruction.Run(List.of(), commands));
        return new Dockerfile.Group(
                List.of(
                        "The project's own files. A file's time comes from its content: the same on every builder, and a",
                        "different one after a change, since browsers ask by it whether a page has changed."),
                instructions);
    }

    /** Metadata for programs that read their own version with importlib.metadata. */
    private List<String> metadata(Distribution distribution) {
        String folder =
                project.roots().stream().findFirst().map(root -> root + "/").orElse("")
                        + ShellWord.of(distribution.name().replaceAll("[-.]+", "_") + "-" + distribution.version()
                                + ".dist-info");
        List<String> commands = new ArrayList<>(List.of(
                "mkdir -p " + folder,
                "printf 'Metadata-Version: 2.1\\nName: %s\\nVersion: %s\\n' " + ShellWord.of(distribution.name()) + " "
                        + ShellWord.of(distribution.version()) + " > " + folder + "/METADATA"));
        if (!distribution.entryPoints().isEmpty()) {
            Map<String, List<String>> groups = new LinkedHashMap<>();
            distribution
                    .entryPoints()
                    .forEach(point -> groups.computeIfAbsent(point.group(), name -> new ArrayList<>())
                            .add(point.name() + " = " + point.target()));
            List<String> lines = new ArrayList<>();
            groups.forEach((group, points) -> {
                lines.add("[" + group + "]");
                lines.addAll(points);
            });
            commands.add(print(lines, folder + "/entry_points.txt"));
        }
        return commands;
    }

    /** The project's programs, as an installer would write them. */
    private List<String> scripts(Distribution distribution) {
        List<String> commands = new ArrayList<>();
        for (EntryPoint script : distribution.scripts()) {
            String[] target = script.target().split(":", -1);
            String file = ".venv/bin/" + ShellWord.of(script.name());
            commands.add(print(
                    List.of(
                            "#!" + recipe.root() + "/.venv/bin/python",
                            "import sys",
                            "from " + target[0] + " import " + target[1].replaceFirst("\\..*", ""),
                            "sys.exit(" + target[1] + "())"),
                    file));
            commands.add("chmod 755 " + file);
        }
        if (!commands.isEmpty()) {
            commands.add(0, "mkdir -p .venv/bin");
        }
        return commands;
    }

    private static String print(List<String> lines, String file) {
        return "printf '%s\\n' " + lines.stream().map(ShellWord::of).collect(Collectors.joining(" ")) + " > " + file;
    }

    private Instruction copy(String path) {
        return Instruction.Copy.ofContext(path, recipe.root() + "/" + path);
    }
}
