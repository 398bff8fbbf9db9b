package io.github.dockeroptimize.report;

import io.github.dockeroptimize.inspect.Application;
import io.github.dockeroptimize.inspect.Archive;
import io.github.dockeroptimize.inspect.JarApplication;
import io.github.dockeroptimize.inspect.WarApplication;
import io.github.dockeroptimize.plan.BaseImage;
import io.github.dockeroptimize.plan.Entry;
import io.github.dockeroptimize.plan.ImagePath;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Layer;
import io.github.dockeroptimize.plan.Owner;
import io.github.dockeroptimize.plan.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The image as people write it first: a JDK, the project's sources and all that was packaged, in one layer. */
public final class NaiveImage {

    private static final String NAME = "everything";
    private static final ImagePath FOLDER = new ImagePath("/app");
    private static final int FILE_MODE = 0644;

    private NaiveImage() {}

    /** What it starts from. */
    static BaseImage base(Application application, ImagePlan plan) {
        if (application instanceof WarApplication) {
            return new BaseImage(plan.baseImage().reference().replace("-jre", "-jdk"));
        }
        return new BaseImage("eclipse-temurin:" + application.javaVersion().longTerm() + "-jdk");
    }

    /**
     * Its one layer.
     *
     * @param sources files of the project, with paths below its folder
     */
    public static Layer layer(Application application, ImagePlan plan, List<SourceFile> sources) {
        List<Entry> entries = new ArrayList<>();
        for (SourceFile source : sources) {
            entries.add(file(source.path(), new Source.DiskFile(source.file(), source.size(), source.path())));
        }
        Archive archive = application.archive();
        entries.add(file(
                "target/" + archive.file().getFileName(),
                new Source.NormalizedArchive(archive.file(), archive.size(), archive.displayName())));
        if (application instanceof JarApplication) {
            plan.layers().stream()
                    .flatMap(layer -> layer.files().stream())
                    .filter(entry -> !entry.source()
                            .origin()
                            .equals(application.archive().displayName()))
                    .forEach(entries::add);
        }
        return new Layer(NAME, entries);
    }

    private static Entry file(String path, Source source) {
        return new Entry(FOLDER.resolve(path), FILE_MODE, Owner.ROOT, source);
    }

    /**
     * A file of the project.
     *
     * @param path relative to the project's folder, with slashes
     */
    public record SourceFile(String path, Path file, long size) {}
}
