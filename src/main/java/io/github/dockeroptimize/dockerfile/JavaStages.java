package io.github.dockeroptimize.dockerfile;

import io.github.dockeroptimize.inspect.JavaPackaging;
import io.github.dockeroptimize.inspect.JavaSources;
import io.github.dockeroptimize.plan.SourcePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The stages that compile a Maven module and take apart what it packages. */
final class JavaStages {

    static final String EXTRACT = "extract";
    private static final String BUILD = "build";
    private static final String SOURCES = "/src";
    private static final String REPOSITORY = "/root/.m2/repository";
    private static final String WRAPPER = "/root/.m2/wrapper";
    /** In an image without a locale, Java finds no file whose name isn't ASCII. */
    private static final Instruction UTF_8 = new Instruction.Env(Map.of("LANG", "C.UTF-8"));

    private static final String SETTINGS = "/root/.m2/settings.xml";
    /** Zip can't say earlier, and Maven's plugins refuse what it can't say. */
    private static final String TIMESTAMP = "-Dproject.build.outputTimestamp=1980-01-01T00:00:02Z";

    private final JavaSources project;
    private final SourcePlan plan;
    private final Unpacking unpacking;

    private JavaStages(JavaSources project, SourcePlan plan) {
        this.project = project;
        this.plan = plan;
        this.unpacking = Unpacking.of(project, plan);
    }

    static SourceStages of(JavaSources project, SourcePlan plan) {
        return new JavaStages(project, plan).stages();
    }

    private SourceStages stages() {
        List<String> keptOut = new ArrayList<>(project.tests());
        keptOut.addAll(project.maven().secrets());
        if (project.maven().folder()) {
            keptOut.add(".mvn/target");
        }
        keptOut.addAll(SourceStages.NEVER);
        keptOut.add("**/node_modules");
        return new SourceStages(
                List.of(dependencies(), compile(), extract()),
                unpacking.layers().stream()
                        .map(layer -> LayerCopy.of(EXTRACT, layer, plan))
                        .toList(),
                keptOut);
    }

    private Dockerfile.Group dependencies() {
        List<Instruction> instructions = new ArrayList<>();
        instructions.add(new Instruction.From(plan.builder().reference(), true, Optional.of(BUILD)));
        instructions.add(UTF_8);
        instructions.add(new Instruction.Workdir(SOURCES));
        if (project.maven().wrapper()) {
            instructions.add(copy("mvnw"));
        }
        if (project.maven().folder()) {
            instructions.add(copy(".mvn"));
        }
        project.poms().forEach(pom -> instructions.add(copy(pom.path())));
        List<String> commands = new ArrayList<>(project.poms().stream()
                .flatMap(pom -> PomEdits.of(pom).stream())
                .toList());
        commands.add(maven("--fail-never package -Dspring-boot.repackage.skip"));
        commands.add("find . -name target -type d -prune -exec rm -rf {} +");
        instructions.add(new Instruction.Run(mounts(), commands));
        return new Dockerfile.Group(
                List.of(
                        "The POMs alone, so that a change of code doesn't come here: Maven fetches what they name into a",
                        "cache of the builder's; what it can't do without sources, it does below. Modules that aren't",
                        "needed here, and the plugin that wrote this file, are taken out of the POMs. For a repository",
                        "with a login: docker build --secret id=maven-settings,src=$HOME/.m2/settings.xml"),
                instructions);
    }

    private Dockerfile.Group compile() {
        List<Instruction> instructions = new ArrayList<>();
        project.sources().forEach(source -> instructions.add(copy(source)));
        List<String> commands = new ArrayList<>();
        commands.add(maven("package" + unpacking.goals()));
        commands.add("find " + ShellWord.of(project.target()) + " -maxdepth 1 -name " + ShellWord.of(project.archive())
                + notApplications() + " -exec mv {} " + SOURCES + "/" + Unpacking.ARCHIVE + " \\;");
        if (!unpacking.beside().isEmpty()) {
            commands.add("mkdir -p " + beside("dependency"));
            commands.add("touch " + beside("class-path"));
        }
        instructions.add(new Instruction.Run(mounts(), commands));
        return new Dockerfile.Group(List.of("The sources, and the archive, without tests."), instructions);
    }

    private Dockerfile.Group extract() {
        List<Instruction> instructions = new ArrayList<>();
        instructions.add(new Instruction.From(plan.builder().reference(), true, Optional.of(EXTRACT)));
        instructions.add(UTF_8);
        instructions.add(new Instruction.Workdir("/extract"));
        instructions.add(Instruction.Copy.ofStage(
                BUILD, SOURCES + "/" + Unpacking.ARCHIVE, "/extract/" + Unpacking.ARCHIVE, false));
        unpacking
                .beside()
                .forEach(path -> instructions.add(Instruction.Copy.ofStage(
                        BUILD, SOURCES + "/" + project.target() + "/" + path, "/extract/" + path, false)));
        List<String> commands = new ArrayList<>(unpacking.commands());
        commands.add(LayerCopy.fixTimes());
        instructions.add(new Instruction.Run(List.of(), commands));
        return new Dockerfile.Group(
                List.of(
                        "Take the archive apart, one tree a layer, and give every file and folder the same time: an",
                        "unchanged layer then has the same digest on every builder, and is never pushed again."),
                instructions);
    }

    private String beside(String name) {
        return ShellWord.of(project.target() + "/" + name);
    }

    private static Instruction copy(String path) {
        return Instruction.Copy.ofContext(path, SOURCES + "/" + path);
    }

    private String maven(String what) {
        String options = project.maven().options().stream().map(ShellWord::of).collect(Collectors.joining(" "));
        return (project.maven().wrapper() ? "sh ./mvnw" : "mvn") + " -B -ntp" + (options.isEmpty() ? "" : " " + options)
                + " " + what + (project.maven().testJars() ? " -DskipTests" : " -Dmaven.test.skip")
                + " -Ddocker-optimize.skip" + (project.maven().timestamp() ? "" : " " + TIMESTAMP);
    }

    private List<Instruction.Mount> mounts() {
        List<Instruction.Mount> mounts = new ArrayList<>();
        mounts.add(new Instruction.Mount.Cache(REPOSITORY));
        if (project.maven().wrapper()) {
            mounts.add(new Instruction.Mount.Cache(WRAPPER));
        }
        mounts.add(new Instruction.Mount.Secret("maven-settings", settings()));
        return mounts;
    }

    private String settings() {
        return project.maven().secrets().stream()
                .findFirst()
                .map(path -> SOURCES + "/" + path)
                .orElse(SETTINGS);
    }

    private String notApplications() {
        return project.packaging() instanceof JavaPackaging.War
                ? ""
                : " ! -name '*-sources.jar' ! -name '*-javadoc.jar' ! -name '*-tests.jar'";
    }
}
