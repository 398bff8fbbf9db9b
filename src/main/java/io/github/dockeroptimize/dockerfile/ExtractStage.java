package io.github.dockeroptimize.dockerfile;

import io.github.dockeroptimize.application.BootApplication.ExtractTool;
import io.github.dockeroptimize.plan.Entry;
import io.github.dockeroptimize.plan.ImagePath;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Layer;
import io.github.dockeroptimize.plan.LayerContent.Extracted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The stage that extracts the archive into one tree per layer, each rooted at {@code /}. The usual recipe copies
 * the tool's directories with the times of the build, which gives every layer a new digest on every cold builder. This
 * stage sets them before the copy; the tool takes the times of files from the archive.
 */
final class ExtractStage {

    static final String NAME = "extract";
    static final String ROOT = "/extract/root";
    static final String ARCHIVE = "app.jar";

    private final ImagePlan plan;
    private final List<Layer> layers;
    private final Extracted first;
    private final Dialect dialect;

    /** @param extracted one of the extracted layers, for the properties that all have in common */
    ExtractStage(ImagePlan plan, Extracted extracted, Dialect dialect) {
        this.plan = plan;
        this.first = extracted;
        this.layers = new ArrayList<>();
        for (Layer layer : plan.layers()) {
            if (layer.content().asExtracted().isPresent()) {
                layers.add(layer);
            }
        }
        this.dialect = dialect;
    }

    /**
     * The command that extracts {@code app.jar}, one directory per layer, in UTC since the times in an archive have no
     * zone.
     */
    static String command(ExtractTool tool) {
        return tool == ExtractTool.TOOLS
                ? "java -Duser.timezone=UTC -Djarmode=tools -jar " + ARCHIVE
                        + " extract --layers --launcher --destination layers"
                : "java -Duser.timezone=UTC -Djarmode=layertools -jar " + ARCHIVE + " extract --destination layers";
    }

    Dockerfile.Group group() {
        boolean mounted = dialect == Dialect.BUILDKIT;
        List<Instruction> instructions = new ArrayList<>();
        instructions.add(new Instruction.From(plan.baseImage().reference(), true, Optional.of(NAME)));
        if (takesOver()) {
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
                        "Extract the archive with its own jarmode tool, one directory tree per layer. The archive holds a",
                        "time for each file that comes from its content; directories all have the same one. An unchanged",
                        "layer has the same digest on every builder, so it is never pushed again."),
                instructions);
    }

    private List<String> commands() {
        ImagePath root = first.directory();
        List<String> commands = new ArrayList<>();
        commands.add(command(first.tool()));
        String parent = root.value().substring(0, root.value().lastIndexOf('/'));
        StringBuilder parents = new StringBuilder("mkdir -p");
        for (Layer layer : layers) {
            for (String path : layer.content().asExtracted().orElseThrow().leftOut()) {
                commands.add("rm " + ShellWord.of("layers/" + layer.name() + "/" + path));
            }
            parents.append(" root/").append(layer.name()).append(parent);
        }
        commands.add(parents.toString());
        for (Layer layer : layers) {
            commands.add("mv layers/" + layer.name() + " root/" + layer.name() + root);
        }
        List<ImagePath> folders = foldersAround(root);
        if (takesOver() || folders.size() > 1) {
            commands.add(takeOver(folders));
        }
        commands.add(TreeTimes.ofOthers("root -type d"));
        return commands;
    }

    private boolean takesOver() {
        return plan.takenOver().contains(first.directory());
    }

    /** The application's directory and its parents that the base image has, or may have. */
    private List<ImagePath> foldersAround(ImagePath root) {
        List<ImagePath> folders = new ArrayList<>();
        for (Entry entry : first.entries()) {
            if (entry.isFolder() && root.startsWith(entry.path())) {
                folders.add(entry.path());
            }
        }
        return folders;
    }

    /** Copies mode and owner of directories that the base image has; a tree can't be copied over a link. */
    private static String takeOver(List<ImagePath> folders) {
        String names = folders.stream().map(ImagePath::relative).collect(Collectors.joining(" "));
        return "for d in " + names + "; do if [ -L \"/$d\" ]; then"
                + " echo \"'/$d' is a link in the base image: set workingDirectory to another directory\"; exit 1; fi;"
                + " if [ -d \"/$d\" ]; then for l in root/*; do"
                + " chown \"$(stat -c %u:%g \"/$d\")\" \"$l/$d\" && chmod \"$(stat -c %a \"/$d\")\" \"$l/$d\" || exit 1;"
                + " done; fi; done";
    }
}
