package io.github.dockeroptimize.report;

import io.github.dockeroptimize.image.Compression;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an image costs.
 *
 * @param image its name
 * @param application short description of what the build has made
 * @param archive the packaged file; none where it is compiled in the container
 * @param builder that the layers are predicted for
 * @param compression of that builder's layers
 * @param layers from the lowest to the highest, without those of the base
 * @param largestFiles the ten largest files, largest first
 * @param images this one and those it is compared with
 * @param variants those that changes are measured for
 * @param same ids of variants that are the same as another, with the id of that one
 * @param changes what each change costs
 * @param advice what saves most first
 * @param notes further remarks
 * @param planned findings in the planned layers, where there is no built image
 * @param built findings in the built image, where there is one
 */
public record Report(
        String image,
        String application,
        String archive,
        ImageBackend builder,
        Compression compression,
        List<LayerFigure> layers,
        List<PlacedFile> largestFiles,
        List<Comparison> images,
        List<Variant> variants,
        Map<String, String> same,
        List<ChangeCost> changes,
        List<Advice> advice,
        List<String> notes,
        Optional<ImageFindings> planned,
        Optional<ImageFindings> built) {

    /** Stands for the archive where the application is compiled in the container. */
    static final String NOT_PACKAGED = "";

    public Report {
        layers = List.copyOf(layers);
        largestFiles = List.copyOf(largestFiles);
        images = List.copyOf(images);
        variants = List.copyOf(variants);
        same = Map.copyOf(same);
        changes = List.copyOf(changes);
        advice = List.copyOf(advice);
        notes = List.copyOf(notes);
    }

    /** A copy with the findings in the built image and the advice that follows from them. */
    public Report with(ImageFindings findings) {
        return found(findings, Optional.empty(), Optional.of(findings));
    }

    /** A copy with the findings in the planned layers and the advice that follows from them. */
    public Report withPlanned(ImageFindings findings) {
        return found(findings, Optional.of(findings), built);
    }

    private Report found(ImageFindings findings, Optional<ImageFindings> ofPlan, Optional<ImageFindings> ofImage) {
        List<Advice> all = Stream.concat(advice.stream(), FindingsAdviser.advise(findings))
                .sorted(Advisor.BEST_FIRST)
                .toList();
        return copy(all, notes, ofPlan, ofImage);
    }

    /** A copy with an additional note. */
    public Report withNote(String note) {
        return copy(advice, Stream.concat(notes.stream(), Stream.of(note)).toList(), planned, built);
    }

    private Report copy(
            List<Advice> newAdvice,
            List<String> newNotes,
            Optional<ImageFindings> ofPlan,
            Optional<ImageFindings> ofImage) {
        return new Report(
                image,
                application,
                archive,
                builder,
                compression,
                layers,
                largestFiles,
                images,
                variants,
                same,
                changes,
                newAdvice,
                newNotes,
                ofPlan,
                ofImage);
    }

    /** Whether it is about an image that was compiled in the container and measured as built. */
    public boolean isCompiled() {
        return archive.equals(NOT_PACKAGED);
    }

    /** The size of all layers above the base. */
    public Size size() {
        return layers.stream().map(LayerFigure::size).reduce(Size.NOTHING, Size::plus);
    }

    /** The variants, each result once. */
    public List<Variant> distinctVariants() {
        return variants.stream()
                .filter(variant -> !same.containsKey(variant.id()))
                .toList();
    }

    /** The images, each result once. */
    public List<Comparison> distinctImages() {
        return images.stream().filter(image -> !same.containsKey(image.id())).toList();
    }

    public Comparison thisImage() {
        return images.get(images.size() - 1);
    }
}
