package io.github.dockeroptimize.report;

import io.github.dockeroptimize.application.Application;
import io.github.dockeroptimize.application.Packaged;
import io.github.dockeroptimize.application.Trait;
import io.github.dockeroptimize.plan.BaseImage;
import io.github.dockeroptimize.plan.Entry;
import io.github.dockeroptimize.plan.ImagePath;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Layer;
import io.github.dockeroptimize.plan.LayerName;
import io.github.dockeroptimize.plan.Owner;
import io.github.dockeroptimize.plan.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A naive single-stage image for comparison: a JDK, the project's sources and everything packaged, in one layer. */
public final class NaiveImage {

    private static final LayerName NAME = new LayerName("everything");
    private static final ImagePath FOLDER = new ImagePath("/app");
    private static final int FILE_MODE = 0644;

    private NaiveImage() {}

    /** Its base image. */
    static BaseImage base(Application application, ImagePlan plan) {
        return new BaseImage(
                application.traits().contains(Trait.SERVLET_CONTAINER)
                        ? plan.baseImage().reference().replace("-jre", "-jdk")
                        : "eclipse-temurin:" + application.javaVersion().longTerm() + "-jdk");
    }

    /**
     * Its one layer.
     *
     * @param sources files of the project, with paths below its directory
     */
    public static Layer layer(Application application, ImagePlan plan, List<SourceFile> sources) {
        List<Entry> entries = new ArrayList<>();
        for (SourceFile source : sources) {
            entries.add(file(source.path(), new Source.DiskFile(source.file(), source.size(), source.path())));
        }
        Packaged packaged = application.packaged();
        packaged.archive()
                .ifPresent(archive -> entries.add(file(
                        "target/" + archive.file().getFileName(),
                        new Source.NormalizedArchive(archive.file(), archive.size(), archive.displayName()))));
        plan.layers().stream()
                .flatMap(layer -> layer.files().stream())
                .filter(entry -> !isFrom(packaged, entry.source().origin()))
                .forEach(entries::add);
        return Layer.of(NAME, ImagePath.ROOT, entries);
    }

    private static boolean isFrom(Packaged packaged, String origin) {
        return origin.equals(packaged.displayName()) || origin.startsWith(packaged.displayName() + "!/");
    }

    private static Entry file(String path, Source source) {
        return new Entry(FOLDER.resolve(path), FILE_MODE, Owner.ROOT, source);
    }

    /**
     * A file of the project.
     *
     * @param path relative to the project's directory, with slashes
     */
    public record SourceFile(String path, Path file, long size) {}
}
