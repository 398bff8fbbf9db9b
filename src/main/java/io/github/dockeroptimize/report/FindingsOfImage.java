package io.github.dockeroptimize.report;

import io.github.dockeroptimize.image.AnalyzedImage;
import io.github.dockeroptimize.image.AnalyzedLayer;
import io.github.dockeroptimize.image.DuplicateContent;
import io.github.dockeroptimize.image.Efficiency;
import io.github.dockeroptimize.image.Efficiency.WastedPath;
import io.github.dockeroptimize.image.ImageFile;
import io.github.dockeroptimize.image.StoredConfig;
import io.github.dockeroptimize.image.UnwantedFiles;
import io.github.dockeroptimize.report.ImageFindings.BuiltLayer;
import io.github.dockeroptimize.report.ImageFindings.Finding;
import java.util.ArrayList;
import java.util.List;

/** Turns the analysis of an image into findings for a report. */
public final class FindingsOfImage {

    private static final int MOST_WASTED = 10;
    private static final int MOST_DUPLICATES = 10;
    private static final int MOST_PATHS = 5;

    private FindingsOfImage() {}

    /**
     * The findings.
     *
     * @param source where the image was read from, for display
     * @param names of the layers above the base; used only if there are as many of them
     */
    public static ImageFindings of(AnalyzedImage image, String source, List<String> names) {
        return findings(image, source, layers(image.layers(), names), image.efficiency());
    }

    /** For a plan: all its layers are above a base that isn't known. */
    public static ImageFindings ofPlan(AnalyzedImage layers) {
        return findings(layers, "", List.of(), layers.efficiencyOverBase());
    }

    private static ImageFindings findings(
            AnalyzedImage image, String source, List<BuiltLayer> layers, Efficiency efficiency) {
        return new ImageFindings(
                source,
                image.digest(),
                layers,
                efficiency.score(),
                efficiency.wastedBytes(),
                efficiency.userWastedPercent(),
                image.efficiencyOverBase().hiddenBytes(),
                efficiency.wastedPaths().stream()
                        .limit(MOST_WASTED)
                        .map(FindingsOfImage::wasted)
                        .toList(),
                image.duplicates().contents().stream()
                        .limit(MOST_DUPLICATES)
                        .map(FindingsOfImage::duplicate)
                        .toList(),
                image.unwantedFiles().stream().map(FindingsOfImage::unwanted).toList());
    }

    private static List<BuiltLayer> layers(List<AnalyzedLayer> analyzed, List<String> names) {
        List<AnalyzedLayer> own =
                analyzed.stream().filter(layer -> !layer.ofBase()).toList();
        // instructions after those of the plan, such as WORKDIR, also leave layers
        boolean named = own.size() >= names.size()
                && own.subList(names.size(), own.size()).stream()
                        .allMatch(layer -> layer.diffId().equals(StoredConfig.EMPTY_LAYER));
        List<BuiltLayer> layers = new ArrayList<>();
        for (AnalyzedLayer layer : analyzed) {
            int number = layers.size();
            int place = number - (analyzed.size() - own.size());
            String name = named && place >= 0 && place < names.size() ? names.get(place) : layer.createdBy();
            layers.add(new BuiltLayer(
                    name.isBlank() ? "layer " + (number + 1) : name,
                    layer.digest(),
                    layer.ofBase(),
                    layer.counts().files(),
                    new Size(layer.fileBytes(), layer.compressedSize())));
        }
        return layers;
    }

    private static Finding wasted(WastedPath path) {
        return new Finding(path.path(), path.times(), path.bytes(), List.of(path.path()));
    }

    private static Finding duplicate(DuplicateContent content) {
        List<String> paths = paths(content.files());
        return new Finding(paths.get(0), content.copies(), content.extraBytes(), paths);
    }

    private static Finding unwanted(UnwantedFiles files) {
        return new Finding(files.rule(), files.files(), files.bytes(), paths(files.largest()));
    }

    private static List<String> paths(List<ImageFile> files) {
        return files.stream().map(ImageFile::path).limit(MOST_PATHS).toList();
    }
}
