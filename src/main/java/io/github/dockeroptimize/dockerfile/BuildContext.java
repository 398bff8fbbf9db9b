package io.github.dockeroptimize.dockerfile;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.content.LayerTarWriter;
import io.github.dockeroptimize.content.NormalizedArchive;
import io.github.dockeroptimize.output.Folders;
import io.github.dockeroptimize.plan.Contents;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Layer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/** Writes what {@code docker build} is given, and the plan beside it. */
public final class BuildContext {

    private static final String CONTEXT = "context";
    private static final String PLAN = "plan.json";

    private BuildContext() {}

    /** The texts of {@code Dockerfile} and {@code .dockerignore}, by these names. */
    public static Map<String, String> texts(ImagePlan plan, Dialect dialect) {
        Dockerfile dockerfile = DockerfilePlan.of(plan, dialect);
        return Map.of(
                "Dockerfile", dockerfile.toString(), ".dockerignore", DockerIgnore.write(dockerfile.contextPaths()));
    }

    /**
     * Writes {@code context/} and {@code plan.json} into a folder. All is written beside first and then moved into
     * place, so a failure leaves what was there.
     *
     * @throws InvalidInputException if the folder has a {@code context} that this plugin didn't write
     * @throws IOException if the folder can't be written, or an archive not be read to its end
     */
    public static void write(ImagePlan plan, Dialect dialect, Path folder) throws IOException {
        Map<String, String> texts = texts(plan, dialect);
        requireOurs(folder.resolve(CONTEXT));
        Files.createDirectories(folder);
        Path beside = Files.createTempDirectory(folder, ".context-");
        try {
            Path context = Files.createDirectory(beside.resolve(CONTEXT));
            for (Map.Entry<String, String> text : texts.entrySet()) {
                Files.writeString(context.resolve(text.getKey()), text.getValue());
            }
            contents(plan, context, beside.resolve("scratch.jar"));
            FixedAttributes.set(context);
            Path json = Files.writeString(beside.resolve(PLAN), PlanJson.write(plan));
            FixedAttributes.set(json);
            replace(context, folder.resolve(CONTEXT), beside.resolve("old"));
            replace(json, folder.resolve(PLAN), beside.resolve("old-" + PLAN));
        } finally {
            Folders.delete(beside);
        }
    }

    /** What stands there is replaced, so it must be nothing but an earlier context. */
    private static void requireOurs(Path context) throws IOException {
        if (!Files.exists(context)) {
            return;
        }
        Path dockerfile = context.resolve("Dockerfile");
        boolean ours = Files.isRegularFile(dockerfile)
                && Files.readString(dockerfile).startsWith("# " + DockerfilePlan.FIRST_LINE);
        if (!ours) {
            throw new InvalidInputException(
                    quote(context) + " has files that this plugin didn't write, and would be replaced;"
                            + " move them away, or set <outputDirectory> or -Ddocker-optimize.outputDirectory to another folder");
        }
    }

    private static void contents(ImagePlan plan, Path context, Path scratch) throws IOException {
        if (plan.contents() instanceof Contents.FromArchive archive) {
            NormalizedArchive.write(archive.archive().archive(), context.resolve(ExtractStage.ARCHIVE));
            return;
        }
        try (LayerTarWriter writer = new LayerTarWriter(scratch)) {
            for (Layer layer : plan.layers()) {
                Path file = context.resolve(LayerFile.name(layer));
                Files.createDirectories(file.getParent());
                writer.write(layer, file);
            }
        }
    }

    /** Whatever is there, a link or something of another kind too, makes way, and comes back where that fails. */
    private static void replace(Path made, Path target, Path old) throws IOException {
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            Files.move(made, target);
            return;
        }
        Files.move(target, old);
        try {
            Files.move(made, target);
        } catch (IOException e) {
            Files.move(old, target);
            throw e;
        }
    }
}
