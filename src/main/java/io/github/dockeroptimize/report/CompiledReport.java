package io.github.dockeroptimize.report;

import io.github.dockeroptimize.application.Coordinates;
import io.github.dockeroptimize.application.SourceProject;
import io.github.dockeroptimize.image.AnalyzedImage;
import io.github.dockeroptimize.image.AnalyzedLayer;
import io.github.dockeroptimize.image.Compression;
import io.github.dockeroptimize.image.ImageFile;
import io.github.dockeroptimize.image.StoredConfig;
import io.github.dockeroptimize.plan.BaseImage;
import io.github.dockeroptimize.plan.ImagePath;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.report.PlacedFile.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The report of an image that is compiled in the container. The contents of its layers are known only once it is built;
 * what it would be if it were built another way is never known.
 */
public final class CompiledReport {

    private static final int MOST_FILES = 10;
    private static final String LABEL = "as built";

    private final ImagePlan plan;
    private final SourceProject project;
    private final AnalyzedImage image;
    private final List<Long> compressed;
    private final ImageFindings findings;

    private CompiledReport(ImagePlan plan, AnalyzedImage image, List<Long> compressed, ImageFindings findings) {
        this.plan = plan;
        this.project = plan.compiled().orElseThrow().project();
        this.image = image;
        this.compressed = compressed;
        this.findings = findings;
    }

    /**
     * The report.
     *
     * @param compressed the bytes of each layer above the base as a registry stores it
     * @param findings of the same image
     */
    public static Report of(
            ImagePlan plan, AnalyzedImage image, List<Long> compressed, ImageFindings findings, BaseSizes bases) {
        return new CompiledReport(plan, image, compressed, findings).report(bases);
    }

    private Report report(BaseSizes bases) {
        List<LayerFigure> layers = layers();
        Size own = layers.stream().map(LayerFigure::size).reduce(Size.NOTHING, Size::plus);
        BaseImage base = plan.baseImage();
        return new Report(
                plan.image().toString(),
                plan.origin().description(),
                Report.NOT_PACKAGED,
                ImageBackend.DOCKER,
                Compression.GZIP,
                layers,
                largestFiles(layers),
                List.of(new Comparison(Variants.PLAN, LABEL, base.reference(), bases.of(base), own, layers.size())),
                List.of(new Variant.Layered(
                        Variants.PLAN,
                        LABEL,
                        layers.stream()
                                .map(layer ->
                                        new Variant.Part(Set.of(), layer.size().compressed()))
                                .toList())),
                Map.of(),
                CompiledChanges.of(project, layers),
                advice(),
                notes(),
                Optional.empty(),
                Optional.of(findings));
    }

    private List<Advice> advice() {
        return FindingsAdviser.advise(project, findings)
                .sorted(Advisor.BEST_FIRST)
                .toList();
    }

    private List<String> notes() {
        return Stream.concat(
                        plan.notes().stream(),
                        Stream.of("There is no comparison with other images, since the application is compiled in"
                                + " the container; compressed sizes of single files are estimates by their"
                                + " sizes"))
                .toList();
    }

    private List<LayerFigure> layers() {
        int base = image.layers().size() - compressed.size();
        long whole = compressed.stream().mapToLong(Long::longValue).sum();
        List<LayerFigure> layers = new ArrayList<>();
        for (int i = base; i < image.layers().size(); i++) {
            AnalyzedLayer layer = image.layers().get(i);
            String name = findings.layers().get(i).name();
            Size size = new Size(layer.fileBytes(), compressed.get(i - base));
            layers.add(new LayerFigure(
                    name,
                    layer.diffId().equals(StoredConfig.EMPTY_LAYER)
                            ? "nothing"
                            : CompiledLayer.of(name).holds(),
                    layer.diffId(),
                    layer.counts().files(),
                    size,
                    (double) size.compressed() / Math.max(1, whole),
                    parts(i, name, size)));
        }
        return layers;
    }

    /** All libraries and the largest other files; the largest first. */
    private List<PlacedFile> parts(int number, String layer, Size size) {
        CompiledLayer kind = CompiledLayer.of(layer);
        List<PlacedFile> parts = new ArrayList<>();
        image.files()
                .bytesBy(number, kind::library)
                .forEach((path, bytes) ->
                        parts.add(part(path, bytes, layer, size, Role.LIBRARY, Optional.of(library(path, kind)))));
        for (ImageFile file : image.layers().get(number).largestFiles()) {
            if (kind.library(file.path()).isEmpty()) {
                parts.add(part(file.path(), file.bytes(), layer, size, kind.role(), Optional.empty()));
            }
        }
        return PlacedFiles.largest(parts, parts.size());
    }

    private static PackedLibrary library(String path, CompiledLayer kind) {
        String name = CompiledLayer.nameOf(path);
        return new PackedLibrary(Coordinates.ofFile(name), kind.kind());
    }

    private List<PlacedFile> largestFiles(List<LayerFigure> layers) {
        int base = image.layers().size() - layers.size();
        List<PlacedFile> files = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            LayerFigure layer = layers.get(i);
            for (ImageFile file : image.layers().get(base + i).largestFiles()) {
                Role role = CompiledLayer.of(layer.name()).role();
                files.add(part(file.path(), file.bytes(), layer.name(), layer.size(), role, Optional.empty()));
            }
        }
        return PlacedFiles.largest(files, MOST_FILES);
    }

    /** An estimate of what a file adds to its compressed layer, in proportion to its size; it isn't measured. */
    private static PlacedFile part(
            String path, long bytes, String layer, Size whole, Role role, Optional<PackedLibrary> library) {
        long compressed = whole.disk() == 0 ? 0 : Math.round((double) whole.compressed() * bytes / whole.disk());
        return new PlacedFile(new ImagePath(path), layer, new Size(bytes, compressed), role, library);
    }
}
