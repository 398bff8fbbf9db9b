package io.github.dockeroptimize.dockerfile;

import io.github.dockeroptimize.application.GoFlags;
import io.github.dockeroptimize.application.GoProject;
import io.github.dockeroptimize.application.GoProject.Asset;
import io.github.dockeroptimize.application.GoProject.Command;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.LayerName;
import io.github.dockeroptimize.plan.Recipe;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The stage that cross-compiles a Go module on the builder's own platform. */
final class GoStages {

    private static final String BUILD = "build";
    private static final String SOURCES = "/src";
    private static final Instruction.Mount MODULES = new Instruction.Mount.Cache("/go/pkg/mod");
    private static final Instruction.Mount COMPILED = new Instruction.Mount.Cache("/root/.cache/go-build");
    private static final Instruction.Mount LOGIN = new Instruction.Mount.Secret("netrc", "/root/.netrc");
    private static final Instruction.Mount SETTINGS = new Instruction.Mount.Secret("goenv", "/root/.config/go/env");

    private final GoProject project;
    private final Recipe.Compiled recipe;
    private final boolean scratch;

    private GoStages(GoProject project, Recipe.Compiled recipe, ImagePlan plan) {
        this.project = project;
        this.recipe = recipe;
        this.scratch = plan.made(recipe).contains(LayerName.SYSTEM);
    }

    static SourceStages of(GoProject project, Recipe.Compiled recipe, ImagePlan plan) {
        return new GoStages(project, recipe, plan).stages();
    }

    private SourceStages stages() {
        return new SourceStages(
                List.of(dependencies(), compile()),
                Map.of(LayerName.SYSTEM, BUILD, LayerName.APPLICATION, BUILD),
                project.rules().patterns());
    }

    private Dockerfile.Group dependencies() {
        List<Instruction> instructions = new ArrayList<>();
        instructions.add(new Instruction.From(recipe.builder().reference(), !project.cgo(), Optional.of(BUILD)));
        instructions.add(new Instruction.Workdir(source(project.folder())));
        project.moduleFiles().forEach(file -> instructions.add(copy(file)));
        if (project.vendored()) {
            instructions.add(copy(project.folder().equals(".") ? "vendor" : project.folder() + "/vendor"));
            return new Dockerfile.Group(List.of("Dependencies from the vendor directory."), instructions);
        }
        instructions.add(new Instruction.Run(List.of(MODULES, LOGIN, SETTINGS), List.of("go mod download")));
        return new Dockerfile.Group(
                List.of(
                        "Dependencies before the sources, so that this step stays cached when only code changes.",
                        "For private modules: docker build --secret id=netrc,src=$HOME/.netrc; GOPROXY, GOPRIVATE and others,",
                        "as 'go env -w' sets them: --secret id=goenv,src=$HOME/.config/go/env"),
                instructions);
    }

    private Dockerfile.Group compile() {
        List<Instruction> instructions = new ArrayList<>();
        project.sources().forEach(source -> instructions.add(copy(source)));
        if (!project.cgo()) {
            instructions.add(new Instruction.Arg("TARGETOS"));
            instructions.add(new Instruction.Arg("TARGETARCH"));
        }
        List<String> commands = new ArrayList<>();
        String folder = LayerCopy.folder(LayerName.APPLICATION, recipe);
        commands.add("mkdir -p " + folder);
        commands.addAll(build(folder));
        commands.addAll(assets(folder));
        if (scratch) {
            commands.addAll(system());
        }
        if (!project.assets().isEmpty()) {
            commands.add(LayerCopy.FIXED_MODES);
        }
        commands.addAll(TreeTimes.SHELL.commands());
        if (scratch) {
            commands.add("chmod 1777 " + LayerCopy.TREES + LayerName.SYSTEM + "/tmp");
        }
        instructions.add(new Instruction.Run(List.of(MODULES, COMPILED), commands));
        return new Dockerfile.Group(
                project.cgo()
                        ? List.of("Programs linked with the C library of the final image.")
                        : List.of(
                                "Static programs without paths of the builder, cross-compiled for the image's platform on the",
                                "builder's own."),
                instructions);
    }

    private List<String> assets(String folder) {
        List<String> commands = new ArrayList<>();
        for (Asset asset : project.assets()) {
            String target = asset.target().contains("/") ? asset.target().replaceFirst("/[^/]*$", "") : "";
            String into = target.isEmpty() ? folder : folder + "/" + ShellWord.of(target);
            if (!target.isEmpty()) {
                commands.add("mkdir -p " + into);
            }
            commands.add("cp -R " + ShellWord.of(source(asset.path())) + " " + into + "/");
        }
        if (!commands.isEmpty()) {
            commands.add("find " + folder + " -name '*.go' -exec rm {} +");
        }
        return commands;
    }

    /** The build commands: a single one if Go's default names are those of the commands. */
    private List<String> build(String folder) {
        List<Command> commands = project.commands();
        boolean namedByGo = commands.size() > 1
                && commands.stream().allMatch(command -> command.packagePath().endsWith("/" + command.name()));
        Stream<String> outputs = namedByGo
                ? Stream.of(folder + "/ "
                        + commands.stream()
                                .map(Command::packagePath)
                                .map(ShellWord::of)
                                .sorted()
                                .collect(Collectors.joining(" ")))
                : commands.stream()
                        .map(command -> folder + "/" + ShellWord.of(command.name()) + " "
                                + ShellWord.of(command.packagePath()));
        return outputs.map(output -> goBuild() + " -o " + output).toList();
    }

    private String goBuild() {
        GoFlags flags = project.flags();
        List<String> words = new ArrayList<>();
        words.add(project.cgo() ? "CGO_ENABLED=1" : "CGO_ENABLED=0 GOOS=\"$TARGETOS\" GOARCH=\"$TARGETARCH\"");
        flags.environment().forEach((name, value) -> {
            if (!name.equals("CGO_ENABLED")) {
                words.add(name + "=" + ShellWord.of(value));
            }
        });
        List<String> linker = new ArrayList<>(List.of("-s", "-w"));
        linker.addAll(flags.linker());
        words.add("go build -trimpath -ldflags=" + ShellWord.of(String.join(" ", linker)) + " -buildvcs=false");
        Set<String> tags = new LinkedHashSet<>(flags.tags());
        if (scratch) {
            tags.add("timetzdata");
        }
        if (!tags.isEmpty()) {
            words.add("-tags=" + ShellWord.of(String.join(",", tags)));
        }
        flags.flags().forEach(flag -> words.add(ShellWord.of(flag)));
        return String.join(" ", words);
    }

    /** The files that programs expect of a system and that an empty image does not have. */
    private List<String> system() {
        String root = LayerCopy.TREES + LayerName.SYSTEM;
        return List.of(
                "mkdir -p " + root + "/etc/ssl/certs " + root + "/tmp",
                "cp /etc/ssl/certs/ca-certificates.crt " + root + "/etc/ssl/certs/",
                "echo 'nonroot:x:65532:65532:nonroot:/tmp:/sbin/nologin' > " + root + "/etc/passwd");
    }

    private static Instruction copy(String path) {
        return Instruction.Copy.ofContext(path, source(path));
    }

    private static String source(String path) {
        return path.equals(".") ? SOURCES : SOURCES + "/" + path;
    }
}
