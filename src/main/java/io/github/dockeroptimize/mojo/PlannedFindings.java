package io.github.dockeroptimize.mojo;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.content.LayerTarWriter;
import io.github.dockeroptimize.image.ImageReader;
import io.github.dockeroptimize.output.Directories;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Layer;
import io.github.dockeroptimize.report.FindingsOfImage;
import io.github.dockeroptimize.report.ImageFindings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Analyses the layers of a plan like those of a built image. */
final class PlannedFindings {

    private PlannedFindings() {}

    /**
     * The findings in them.
     *
     * @param scratch directory for temporary files
     * @return empty if there are more files than fit into memory
     */
    static Optional<ImageFindings> of(ImagePlan plan, Path scratch) throws IOException {
        Path folder = Files.createTempDirectory(scratch, ".planned-");
        try {
            List<Path> tars = new ArrayList<>();
            try (LayerTarWriter writer = new LayerTarWriter(folder.resolve("content"))) {
                for (Layer layer : plan.layers()) {
                    Path tar = folder.resolve(tars.size() + ".tar");
                    writer.write(layer, tar);
                    tars.add(tar);
                }
            }
            try (ImageReader reader = ImageReader.ofLayers(tars)) {
                return Optional.of(FindingsOfImage.ofPlan(reader.analyze(0)));
            }
        } catch (InvalidInputException e) {
            return Optional.empty();
        } finally {
            Directories.delete(folder);
        }
    }
}
