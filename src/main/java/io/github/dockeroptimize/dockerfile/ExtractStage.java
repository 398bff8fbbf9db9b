package io.github.dockeroptimize.dockerfile;

import io.github.dockeroptimize.inspect.BootApplication.ExtractTool;
import io.github.dockeroptimize.plan.Contents;
import io.github.dockeroptimize.plan.Contents.LeftOut;
import io.github.dockeroptimize.plan.Entry;
import io.github.dockeroptimize.plan.ImagePath;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The stage that takes the archive apart, into one tree a layer, each rooted at {@code /}. The usual recipe copies the
 * tool's folders as they are, and their times are those of the build: every layer then has a new digest on every cold
 * builder. Here all times are set before the copy.
 */
final class ExtractStage {

    static final String NAME = "extract";
    static final String ROOT = "/extract/root";
    static final String ARCHIVE = "app.jar";

    private final ImagePlan plan;
    private final Contents.FromArchive contents;
    private final Dialect dialect;

    ExtractStage(ImagePlan plan, Contents.FromArchive contents, Dialect dialect) {
        this.plan = plan;
        this.contents = contents;
        this.dialect = dialect;
    }

    Dockerfile.Group group() {
        boolean mounted = dialect == Dialect.BUILDKIT;
        List<Instruction> instructions = new ArrayList<>();
        instructions.add(new Instruction.From(plan.baseImage().reference(), true, Optional.of(NAME)));
        if (plan.takenOver().isPresent()) {
            instructions.add(new Instruction.Pragma("hadolint ignore=DL3002"));
            instructions.add(new Instruction.User("0:0"));
        }
        instructions.add(new Instruction.Workdir("/extract"));
        if (!mounted) {
            instructions.add(Instruction.Copy.ofContext(ARCHIVE, "/extract/" + ARCHIVE));
        }
        instructions.add(new Instruction.Run(
                mounted ? List.of(new Instruction.Mount.Bind(ARCHIVE, "/extract/" + ARCHIVE)) : List.of(), commands()));
        return new Dockerfile.Group(
                List.of(
                        "Take the archive apart with the tool that it carries, one tree a layer, and give every file and",
                        "folder the same time: an unchanged layer then has the same digest on every builder, and is",
                        "never pushed again."),
                instructions);
    }

    private List<String> commands() {
        ImagePath root = plan.config().workingDirectory().orElseThrow();
        List<String> commands = new ArrayList<>();
        commands.add(extract());
        for (LeftOut leftOut : contents.leftOut()) {
            commands.add("rm " + ShellWord.of("layers/" + leftOut.layer() + "/" + leftOut.path()));
        }
        String parent = root.value().substring(0, root.value().lastIndexOf('/'));
        commands.add("mkdir -p " + eachLayer(name -> "root/" + name + parent));
        for (Layer layer : plan.layers()) {
            commands.add("mv layers/" + layer.name() + " root/" + layer.name() + root);
        }
        List<ImagePath> folders = foldersAround(root);
        if (plan.takenOver().isPresent() || folders.size() > 1) {
            commands.add(takeOver(folders));
        }
        commands.add("find root -exec touch -h -d @" + ImagePlan.TIME.getEpochSecond() + " {} +");
        return commands;
    }

    private String eachLayer(UnaryOperator<String> word) {
        return plan.layers().stream().map(Layer::name).map(word).collect(Collectors.joining(" "));
    }

    private String extract() {
        return contents.tool() == ExtractTool.TOOLS
                ? "java -Djarmode=tools -jar " + ARCHIVE + " extract --layers --launcher --destination layers"
                : "java -Djarmode=layertools -jar " + ARCHIVE + " extract --destination layers";
    }

    /** The application's folder and those around it that the base has, or may have, already. */
    private List<ImagePath> foldersAround(ImagePath root) {
        return plan.layers().get(0).entries().stream()
                .filter(Entry::isFolder)
                .map(Entry::path)
                .filter(root::startsWith)
                .toList();
    }

    /** Folders that the base has already keep their mode and owner; a tree can't be copied over a link. */
    private static String takeOver(List<ImagePath> folders) {
        String names = folders.stream().map(ImagePath::relative).collect(Collectors.joining(" "));
        return "for d in " + names + "; do if [ -L \"/$d\" ]; then"
                + " echo \"'/$d' is a link in the base image: set workingDirectory to another folder\"; exit 1; fi;"
                + " if [ -d \"/$d\" ]; then for l in root/*; do"
                + " chown \"$(stat -c %u:%g \"/$d\")\" \"$l/$d\" && chmod \"$(stat -c %a \"/$d\")\" \"$l/$d\" || exit 1;"
                + " done; fi; done";
    }
}
