package io.github.dockeroptimize.dockerfile;

import io.github.dockeroptimize.plan.Contents;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Layer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes what {@code docker build} is given, and the plan beside it. */
public final class BuildContext {

    private static final String CONTEXT = "context";
    private static final String PLAN = "plan.json";

    private BuildContext() {}

    /**
     * Writes {@code context/} and {@code plan.json} into a folder. All is written beside first and then moved into
     * place, so a failure leaves what was there.
     *
     * @throws IOException if the folder can't be written, or an archive not be read to its end
     */
    public static void write(ImagePlan plan, Dialect dialect, Path folder) throws IOException {
        Dockerfile dockerfile = DockerfilePlan.of(plan, dialect);
        String text = dockerfile.toString();
        Files.createDirectories(folder);
        Path beside = Files.createTempDirectory(folder, ".context-");
        try {
            Path context = Files.createDirectory(beside.resolve(CONTEXT));
            Files.writeString(context.resolve("Dockerfile"), text);
            Files.writeString(context.resolve(".dockerignore"), DockerIgnore.write(dockerfile.contextPaths()));
            contents(plan, context, beside.resolve("scratch.jar"));
            FixedAttributes.set(context);
            Path json = Files.writeString(beside.resolve(PLAN), PlanJson.write(plan));
            FixedAttributes.set(json);
            replace(context, folder.resolve(CONTEXT), beside.resolve("old"));
            Files.move(json, folder.resolve(PLAN), StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Folders.delete(beside);
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

    private static void replace(Path folder, Path target, Path old) throws IOException {
        if (Files.exists(target)) {
            Files.move(target, old);
        }
        Files.move(folder, target);
    }
}
