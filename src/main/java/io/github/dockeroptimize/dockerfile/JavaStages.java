package io.github.dockeroptimize.dockerfile;

import io.github.dockeroptimize.application.Coordinates;
import io.github.dockeroptimize.application.JavaSources;
import io.github.dockeroptimize.plan.Agent;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.LayerName;
import io.github.dockeroptimize.plan.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The stages that compile a Maven module and extract its archive. */
final class JavaStages {

    static final String EXTRACT = "extract";
    private static final String BUILD = "build";
    private static final String SOURCES = "/src";
    private static final String REPOSITORY = "/root/.m2/repository";
    private static final String WRAPPER = "/root/.m2/wrapper";
    /** Without a locale, Java can't open files whose names are not ASCII. */
    private static final Instruction UTF_8 = new Instruction.Env(Map.of("LANG", "C.UTF-8"));

    private static final String SETTINGS = "/root/.m2/settings.xml";
    /** The earliest time that zip archives support, and that Maven's plugins accept. */
    private static final String TIMESTAMP = "-Dproject.build.outputTimestamp=1980-01-01T00:00:02Z";

    private final JavaSources project;
    private final Recipe.Compiled recipe;
    private final List<LayerName> layers;
    private final Unpacking unpacking;

    private JavaStages(JavaSources project, Recipe.Compiled recipe, List<LayerName> layers) {
        this.project = project;
        this.recipe = recipe;
        this.layers =
                layers.stream().filter(layer -> !layer.equals(LayerName.AGENTS)).toList();
        this.unpacking = Unpacking.of(project, recipe, this.layers);
    }

    static SourceStages of(JavaSources project, Recipe.Compiled recipe, ImagePlan plan) {
        return new JavaStages(project, recipe, plan.made(recipe)).stages();
    }

    private SourceStages stages() {
        List<String> keptOut = new ArrayList<>(project.tests());
        keptOut.addAll(project.maven().secrets());
        if (project.maven().folder()) {
            keptOut.add(".mvn/target");
        }
        keptOut.addAll(project.rules().patterns());
        Map<LayerName, String> stages = layers.stream().collect(Collectors.toMap(layer -> layer, layer -> EXTRACT));
        stages.put(LayerName.AGENTS, BUILD);
        return new SourceStages(List.of(dependencies(), compile(), extract()), stages, keptOut);
    }

    private Dockerfile.Group dependencies() {
        List<Instruction> instructions = new ArrayList<>();
        instructions.add(new Instruction.From(recipe.builder().reference(), true, Optional.of(BUILD)));
        instructions.add(UTF_8);
        instructions.add(new Instruction.Workdir(SOURCES));
        if (project.maven().wrapper()) {
            instructions.add(copy("mvnw"));
        }
        if (project.maven().folder()) {
            instructions.add(copy(".mvn"));
        }
        project.poms().forEach(pom -> instructions.add(copy(pom.path())));
        List<String> commands = new ArrayList<>(PomEdits.of(project.poms()));
        if (!project.maven().toolchains().isEmpty()) {
            commands.add(toolchains());
        }
        commands.add(maven("--fail-never package -Dspring-boot.repackage.skip"));
        commands.add("find . -name target -type d -prune -exec rm -rf {} +");
        commands.addAll(agents());
        instructions.add(new Instruction.Run(mounts(), commands));
        return new Dockerfile.Group(
                List.of(
                        "Only the POMs, so that this step stays cached when only code changes: Maven downloads what they",
                        "name into a cache of the builder. What needs the sources is downloaded below. Modules that are",
                        "not needed get an empty POM, and the plugin that generated this file is removed. For a private",
                        "repository: docker build --secret id=maven-settings,src=$HOME/.m2/settings.xml"),
                instructions);
    }

    /** One JDK compiles everything, so it is each that the POMs ask for. */
    private String toolchains() {
        String jdks = project.maven().toolchains().stream()
                .map(required -> "<toolchain><type>jdk</type><provides>"
                        + required.entrySet().stream()
                                .map(entry ->
                                        "<" + entry.getKey() + ">" + entry.getValue() + "</" + entry.getKey() + ">")
                                .collect(Collectors.joining())
                        + "</provides><configuration><jdkHome>%s</jdkHome></configuration></toolchain>")
                .collect(Collectors.joining());
        String homes = " \"$JAVA_HOME\"".repeat(project.maven().toolchains().size());
        return "printf " + ShellWord.of("<toolchains>" + jdks + "</toolchains>") + homes
                + " > /root/.m2/toolchains.xml";
    }

    private Dockerfile.Group compile() {
        List<Instruction> instructions = new ArrayList<>();
        project.sources().forEach(source -> instructions.add(copy(source)));
        List<String> commands = new ArrayList<>();
        commands.add(maven("package" + unpacking.goals()));
        commands.addAll(archive(project.target(), project.archive(), SOURCES + "/" + Unpacking.ARCHIVE));
        commands.addAll(unpacking.collect());
        instructions.add(new Instruction.Run(mounts(), commands));
        return new Dockerfile.Group(List.of("Compile and package the sources, without tests."), instructions);
    }

    private Dockerfile.Group extract() {
        List<Instruction> instructions = new ArrayList<>();
        instructions.add(new Instruction.From(recipe.builder().reference(), true, Optional.of(EXTRACT)));
        instructions.add(UTF_8);
        instructions.add(new Instruction.Workdir(unpacking.directory()));
        instructions.add(Instruction.Copy.ofStage(
                BUILD, SOURCES + "/" + Unpacking.ARCHIVE, "/extract/" + Unpacking.ARCHIVE, false));
        unpacking
                .files()
                .forEach(path -> instructions.add(Instruction.Copy.ofStage(
                        BUILD, SOURCES + "/" + project.target() + "/" + path, "/extract/" + path, false)));
        List<String> commands = new ArrayList<>(unpacking.commands());
        commands.addAll(TreeTimes.JAVA.commands());
        instructions.add(new Instruction.Run(List.of(), commands));
        return new Dockerfile.Group(
                List.of(
                        "Extract the archive, one directory tree per layer, and set each file's time by its content: an",
                        "unchanged layer has the same digest on every builder, so it is never pushed again."),
                instructions);
    }

    /**
     * Takes the packaged archive, whatever its version. Names of archives that are attached to it begin with its own;
     * where that doesn't decide, nothing is taken.
     */
    static List<String> archive(String target, String archive, String to) {
        String names = pattern(target + "/" + archive);
        if (!archive.contains("*")) {
            return List.of("mv " + names + " " + to);
        }
        String extension = archive.substring(archive.lastIndexOf('.'));
        return List.of(
                "archive=",
                "for one in " + names + "; do first=$one; for other in " + names
                        + "; do case $other in \"$one\") ;; \"${one%" + extension
                        + "}\"-*) ;; *) first= ;; esac; done; archive=$archive$first; done",
                "{ [ -f \"$archive\" ] || { echo \"not one archive:\" " + names
                        + "\"; set <classifier>\" >&2; exit 1; }; }",
                "mv \"$archive\" " + to);
    }

    /** Only asterisks keep their meaning. */
    private static String pattern(String path) {
        return Stream.of(path.split("\\*", -1))
                .map(part -> part.isEmpty() ? "" : ShellWord.of(part))
                .collect(Collectors.joining("*"));
    }

    /** Commands that download the agents, as if Maven had them in its build. */
    private List<String> agents() {
        if (recipe.agents().isEmpty()) {
            return List.of();
        }
        List<String> commands = new ArrayList<>();
        for (Agent agent : recipe.agents()) {
            Coordinates jar = agent.coordinates();
            commands.add(maven(Unpacking.DEPENDENCY_PLUGIN + ":copy -Dartifact="
                    + ShellWord.of(jar.groupId() + ":" + jar.artifactId() + ":" + jar.version() + ":jar"
                            + (jar.classifier().isEmpty() ? "" : ":" + jar.classifier()))
                    + " -Dmdep.useBaseVersion -DoutputDirectory=" + LayerCopy.TREES + LayerName.AGENTS
                    + Agent.DIRECTORY));
        }
        commands.add(LayerCopy.FIXED_MODES);
        commands.addAll(TreeTimes.JAVA.commands());
        return commands;
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
}
