package io.github.dockeroptimize.dockerfile;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.content.LayerTarWriter;
import io.github.dockeroptimize.content.NormalizedArchive;
import io.github.dockeroptimize.output.Directories;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Layer;
import io.github.dockeroptimize.plan.LayerContent.Extracted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Writes the build context for {@code docker build}, and the plan next to it. */
public final class BuildContext {

    private static final String CONTEXT = "context";
    private static final String PLAN = "plan.json";

    private BuildContext() {}

    /** The texts of {@code Dockerfile} and {@code .dockerignore}, by file name. */
    public static Map<String, String> texts(ImagePlan plan, Dialect dialect) {
        return DockerfilePlan.texts(plan, dialect);
    }

    /**
     * Writes {@code context/} and {@code plan.json} into a directory. Both are written to temporary names first and
     * then moved, so a failure keeps the earlier files.
     *
     * @throws InvalidInputException if the directory has a {@code context} that this plugin didn't write
     * @throws IOException if the directory can't be written, or an archive can't be read
     */
    public static void write(ImagePlan plan, Dialect dialect, Path folder) throws IOException {
        Map<String, String> texts = texts(plan, dialect);
        requireOurs(folder.resolve(CONTEXT));
        Files.createDirectories(folder);
        Path temporary = Files.createTempDirectory(folder, ".context-");
        try {
            Path context = Files.createDirectory(temporary.resolve(CONTEXT));
            for (Map.Entry<String, String> text : texts.entrySet()) {
                Files.writeString(context.resolve(text.getKey()), text.getValue());
            }
            FixedAttributes.set(
                    context, contents(plan, context, folder.resolve(CONTEXT), temporary.resolve("scratch.jar")));
            Path json = Files.writeString(temporary.resolve(PLAN), PlanJson.write(plan));
            FixedAttributes.set(json);
            replace(context, folder.resolve(CONTEXT), temporary.resolve("old"));
            replace(json, folder.resolve(PLAN), temporary.resolve("old-" + PLAN));
        } finally {
            Directories.delete(temporary);
        }
    }

    /** Requires that the directory is an earlier context, since it is replaced. */
    private static void requireOurs(Path context) throws IOException {
        if (!Files.exists(context)) {
            return;
        }
        Path dockerfile = context.resolve("Dockerfile");
        boolean ours = Files.isRegularFile(dockerfile)
                && Files.readString(dockerfile).startsWith("# " + DockerfilePlan.FIRST_LINE);
        if (!ours) {
            throw new InvalidInputException(
                    quote(context) + " contains files that this plugin didn't write and would replace",
                    "move them away, or set <outputDirectory> or -Ddocker-optimize.outputDirectory to another directory");
        }
    }

    /**
     * Writes the files of layers, but not those of layers that a recipe builds from sources. What is the same in the
     * earlier context is taken over from there.
     *
     * @return the times of some of them
     */
    private static Map<Path, Instant> contents(ImagePlan plan, Path context, Path earlier, Path scratch)
            throws IOException {
        Map<Path, Instant> times = new HashMap<>();
        try (LayerTarWriter writer = new LayerTarWriter(scratch)) {
            for (Layer layer : plan.layers()) {
                if (layer.content().asFiles().isPresent()) {
                    String tar = DockerfilePlan.tar(layer);
                    Path file = context.resolve(tar);
                    Files.createDirectories(file.getParent());
                    Optional<EarlierFile> before = EarlierFile.at(earlier.resolve(tar));
                    boolean unchanged = before.isPresent()
                            && writer.isUnchanged(
                                    layer, before.get().size(), before.get().time())
                            && before.get().isTakenOverAs(file);
                    times.put(file, unchanged ? before.get().time() : writer.write(layer, file));
                }
            }
        }
        Path archive = context.resolve(ExtractStage.ARCHIVE);
        for (Layer layer : plan.layers()) {
            Optional<Extracted> extracted = layer.content().asExtracted();
            if (extracted.isPresent() && !times.containsKey(archive)) {
                times.put(
                        archive,
                        archive(
                                extracted.get().archive().archive(),
                                archive,
                                EarlierFile.at(earlier.resolve(ExtractStage.ARCHIVE))));
            }
        }
        return times;
    }

    private static Instant archive(Path packaged, Path copy, Optional<EarlierFile> before) throws IOException {
        boolean unchanged = before.isPresent()
                && NormalizedArchive.isUnchanged(
                        packaged, before.get().size(), before.get().time())
                && before.get().isTakenOverAs(copy);
        return unchanged ? before.get().time() : NormalizedArchive.write(packaged, copy);
    }

    /** Replaces a file, directory or link, and restores it on failure. */
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
