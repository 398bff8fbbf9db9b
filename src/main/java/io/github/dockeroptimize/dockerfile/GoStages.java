package io.github.dockeroptimize.dockerfile;

import io.github.dockeroptimize.inspect.GoProject;
import io.github.dockeroptimize.inspect.GoProject.Command;
import io.github.dockeroptimize.plan.SourcePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The stage that compiles a Go module: on the builder's own platform, for the image's. */
final class GoStages {

    private static final String BUILD = "build";
    private static final String SOURCES = "/src";
    private static final String APPLICATION = "application";
    private static final String SYSTEM = "system";
    private static final Instruction.Mount MODULES = new Instruction.Mount.Cache("/go/pkg/mod");
    private static final Instruction.Mount COMPILED = new Instruction.Mount.Cache("/root/.cache/go-build");
    private static final Instruction.Mount LOGIN = new Instruction.Mount.Secret("netrc", "/root/.netrc");

    private final GoProject project;
    private final SourcePlan plan;
    private final boolean scratch;

    private GoStages(GoProject project, SourcePlan plan) {
        this.project = project;
        this.plan = plan;
        this.scratch = plan.baseImage().reference().equals("scratch");
    }

    static SourceStages of(GoProject project, SourcePlan plan) {
        return new GoStages(project, plan).stages();
    }

    private SourceStages stages() {
        List<Instruction> layers = new ArrayList<>();
        if (scratch) {
            layers.add(Instruction.Copy.ofStage(BUILD, LayerCopy.TREES + SYSTEM + "/", "/", false));
        }
        layers.add(LayerCopy.of(BUILD, APPLICATION, plan));
        List<String> keptOut = new ArrayList<>(List.of("**/*_test.go", "**/testdata", "**/node_modules"));
        keptOut.addAll(SourceStages.NEVER);
        return new SourceStages(List.of(dependencies(), compile()), layers, keptOut);
    }

    private Dockerfile.Group dependencies() {
        List<Instruction> instructions = new ArrayList<>();
        instructions.add(new Instruction.From(plan.builder().reference(), !project.cgo(), Optional.of(BUILD)));
        instructions.add(new Instruction.Workdir(source(project.folder())));
        project.moduleFiles().forEach(file -> instructions.add(copy(file)));
        if (project.vendored()) {
            instructions.add(copy(project.folder().equals(".") ? "vendor" : project.folder() + "/vendor"));
            return new Dockerfile.Group(
                    List.of("The modules that this one needs, from its vendor folder."), instructions);
        }
        instructions.add(new Instruction.Run(List.of(MODULES, LOGIN), List.of("go mod download")));
        return new Dockerfile.Group(
                List.of(
                        "The modules that this one needs, before the sources, so that a change of code doesn't come here.",
                        "For private ones: docker build --secret id=netrc,src=$HOME/.netrc"),
                instructions);
    }

    private Dockerfile.Group compile() {
        List<Instruction> instructions = new ArrayList<>();
        project.sources().forEach(source -> instructions.add(copy(source)));
        project.assets().stream()
                .filter(asset -> !project.sources().contains(asset))
                .forEach(asset -> instructions.add(copy(asset)));
        if (!project.cgo()) {
            instructions.add(new Instruction.Arg("TARGETOS"));
            instructions.add(new Instruction.Arg("TARGETARCH"));
        }
        List<String> commands = new ArrayList<>();
        String folder = LayerCopy.folder(APPLICATION, plan);
        commands.add("mkdir -p " + folder);
        commands.addAll(build(folder));
        project.assets().forEach(asset -> commands.add("cp -r " + ShellWord.of(source(asset)) + " " + folder + "/"));
        if (project.assets().stream().anyMatch(project.sources()::contains)) {
            commands.add("find " + folder + " -name '*.go' -delete");
        }
        if (scratch) {
            commands.addAll(system());
        }
        if (project.assets().isEmpty()) {
            commands.add(LayerCopy.fixTimes());
        } else {
            commands.addAll(LayerCopy.FIXED_BY_CONTENT);
        }
        if (scratch) {
            commands.add("chmod 1777 /layers/" + SYSTEM + "/tmp");
        }
        instructions.add(new Instruction.Run(List.of(MODULES, COMPILED), commands));
        return new Dockerfile.Group(
                project.cgo()
                        ? List.of("The programs, linked with the C library that the last stage has.")
                        : List.of(
                                "The programs, static and without paths of the builder, compiled for the image's platform on the",
                                "builder's own."),
                instructions);
    }

    /** All at once, where Go itself gives them the names that they are to have. */
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
        return (project.cgo() ? "CGO_ENABLED=1 " : "CGO_ENABLED=0 GOOS=\"$TARGETOS\" GOARCH=\"$TARGETARCH\" ")
                + "go build -trimpath -ldflags='-s -w' -buildvcs=false" + (scratch ? " -tags=timetzdata" : "");
    }

    /** What programs expect of any system, and an empty image hasn't. */
    private List<String> system() {
        String root = LayerCopy.TREES + SYSTEM;
        return List.of(
                "mkdir -p " + root + "/etc/ssl/certs " + root + "/tmp",
                "cp /etc/ssl/certs/ca-certificates.crt " + root + "/etc/ssl/certs/",
                "echo 'nonroot:x:65532:65532:nonroot:/:/sbin/nologin' > " + root + "/etc/passwd");
    }

    private static Instruction copy(String path) {
        return Instruction.Copy.ofContext(path, source(path));
    }

    private static String source(String path) {
        return path.equals(".") ? SOURCES : SOURCES + "/" + path;
    }
}
