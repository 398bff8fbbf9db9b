package io.github.dockeroptimize.mojo;

import io.github.dockeroptimize.container.JibFraming;
import io.github.dockeroptimize.container.LayerKeys;
import io.github.dockeroptimize.content.CompressedSizes;
import io.github.dockeroptimize.content.TarFraming;
import io.github.dockeroptimize.content.TarHeader;
import io.github.dockeroptimize.mojo.ImageParameters.Planned;
import io.github.dockeroptimize.plan.Entry;
import io.github.dockeroptimize.plan.ImagePath;
import io.github.dockeroptimize.plan.Layer;
import io.github.dockeroptimize.report.BaseSizes;
import io.github.dockeroptimize.report.Builder;
import io.github.dockeroptimize.report.Compressed;
import io.github.dockeroptimize.report.Facts;
import io.github.dockeroptimize.report.NaiveImage;
import io.github.dockeroptimize.report.Size;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.maven.project.MavenProject;

/** Measures what a report is made of. */
final class ReportFacts {

    private ReportFacts() {}

    /**
     * The facts.
     *
     * @param builder whose layers are foretold; the naive image is always Docker's
     * @param scratch a folder for files that are deleted again
     */
    static Facts measure(Planned planned, Builder builder, BaseSizes bases, MavenProject project, Path scratch)
            throws IOException {
        Layer naive = NaiveImage.layer(
                planned.application(),
                planned.plan(),
                NaiveSources.of(project.getBasedir().toPath()));
        Map<ImagePath, Long> files = new HashMap<>();
        Map<Layer, Long> layers = new HashMap<>();
        try (CompressedSizes sizes = new CompressedSizes(scratch, framing(builder));
                CompressedSizes naiveSizes = new CompressedSizes(scratch, TarFraming.SHORTEST)) {
            for (Layer layer : planned.plan().layers()) {
                Map<ImagePath, Long> ofLayer = sizes(layer, sizes, builder);
                ofLayer.forEach((path, size) -> files.merge(path, size, Math::min));
                layers.put(layer, sum(ofLayer));
            }
            return new Facts(
                    planned.application(),
                    planned.options(),
                    planned.plan(),
                    new Compressed(files, layers),
                    LayerKeys.of(planned.plan().layers()),
                    new Size(naive.size(), sum(sizes(naive, naiveSizes, Builder.DOCKER))),
                    bases,
                    builder,
                    fixesTimes(project));
        }
    }

    private static Map<ImagePath, Long> sizes(Layer layer, CompressedSizes sizes, Builder builder) throws IOException {
        Map<ImagePath, Long> byZlib = sizes.of(layer);
        Map<ImagePath, Long> built = new HashMap<>();
        for (Entry entry : layer.entries()) {
            built.put(
                    entry.path(),
                    builder.compressed(
                            byZlib.getOrDefault(entry.path(), 0L),
                            entry.source().size() + TarHeader.BLOCK));
        }
        return built;
    }

    /** As Maven's plugins read it: a single letter switches it off (maven-archiver, reproducible builds). */
    private static boolean fixesTimes(MavenProject project) {
        return project.getProperties()
                        .getProperty("project.build.outputTimestamp", "")
                        .length()
                > 1;
    }

    private static long sum(Map<ImagePath, Long> sizes) {
        return sizes.values().stream().mapToLong(Long::longValue).sum();
    }

    private static TarFraming framing(Builder builder) {
        return switch (builder) {
            case DOCKER -> TarFraming.SHORTEST;
            case PLUGIN -> new JibFraming();
        };
    }
}
