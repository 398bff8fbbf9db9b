package io.github.dockeroptimize.mojo;

import io.github.dockeroptimize.container.cache.LayerKeys;
import io.github.dockeroptimize.content.CompressedSizes;
import io.github.dockeroptimize.content.TarHeader;
import io.github.dockeroptimize.image.LayerCompression;
import io.github.dockeroptimize.mojo.module.MavenModule;
import io.github.dockeroptimize.mojo.module.ModulePlan;
import io.github.dockeroptimize.mojo.module.NaiveSources;
import io.github.dockeroptimize.plan.Entry;
import io.github.dockeroptimize.plan.ImagePath;
import io.github.dockeroptimize.plan.Layer;
import io.github.dockeroptimize.report.BaseSizes;
import io.github.dockeroptimize.report.CompressedBytes;
import io.github.dockeroptimize.report.ImageBackend;
import io.github.dockeroptimize.report.NaiveImage;
import io.github.dockeroptimize.report.ReportInput;
import io.github.dockeroptimize.report.Size;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.maven.project.MavenProject;

/** Measures the input of a report. */
final class ReportFacts {

    private ReportFacts() {}

    /**
     * The input of the report.
     *
     * @param builder whose layers are predicted; the naive image is always Docker's
     * @param ofPlugin the compression of this plugin's layers; a container engine's is gzip
     * @param scratch directory for temporary files
     */
    static ReportInput measure(
            ModulePlan.Packaged planned,
            ImageBackend builder,
            LayerCompression ofPlugin,
            BaseSizes bases,
            MavenProject project,
            Path scratch)
            throws IOException {
        Layer naive = NaiveImage.layer(
                planned.application(), planned.plan(), NaiveSources.of(MavenModule.directory(project)));
        Map<ImagePath, Long> files = new HashMap<>();
        Map<Layer, Long> layers = new HashMap<>();
        LayerCompression compression = builder == ImageBackend.PLUGIN ? ofPlugin : LayerCompression.GZIP;
        try (CompressedSizes sizes = new CompressedSizes(compression, scratch);
                CompressedSizes zlib = new CompressedSizes(LayerCompression.GZIP, scratch)) {
            for (Layer layer : planned.plan().layers()) {
                Map<ImagePath, Long> ofLayer = sizes(layer, sizes, builder);
                ofLayer.forEach((path, size) -> files.merge(path, size, Math::min));
                layers.put(layer, sum(ofLayer));
            }
            return new ReportInput(
                    planned.application(),
                    planned.options(),
                    planned.plan(),
                    new CompressedBytes(files, layers),
                    LayerKeys.of(planned.plan().layers()),
                    new Size(naive.size(), sum(sizes(naive, zlib, ImageBackend.DOCKER))),
                    bases,
                    builder,
                    compression.form(),
                    fixesTimes(project));
        }
    }

    private static Map<ImagePath, Long> sizes(Layer layer, CompressedSizes sizes, ImageBackend builder)
            throws IOException {
        Map<ImagePath, Long> measured = sizes.of(layer);
        Map<ImagePath, Long> built = new HashMap<>();
        for (Entry entry : layer.entries()) {
            built.put(
                    entry.path(),
                    builder.compressed(
                            measured.getOrDefault(entry.path(), 0L),
                            entry.source().size() + TarHeader.BLOCK));
        }
        return built;
    }

    /** As Maven's plugins read it: a single character switches it off (maven-archiver, reproducible builds). */
    private static boolean fixesTimes(MavenProject project) {
        return project.getProperties()
                        .getProperty("project.build.outputTimestamp", "")
                        .length()
                > 1;
    }

    private static long sum(Map<ImagePath, Long> sizes) {
        return sizes.values().stream().mapToLong(Long::longValue).sum();
    }
}
