package io.github.dockeroptimize.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an image costs.
 *
 * @param image its name
 * @param application what the build has made, in a few words
 * @param archive the packaged file; nothing where it is compiled in the container
 * @param builder that the layers are foretold for
 * @param layers from the lowest to the highest, without the base's
 * @param largestFiles the ten largest, these first
 * @param images this one and those that it is compared with
 * @param variants those that changes are priced for
 * @param same the ids of variants that come out the same as another, with the other's
 * @param changes what each costs
 * @param advice the one that saves most first
 * @param notes what else there is to know
 * @param planned what was found in the planned layers, where there is no built image
 * @param built what was found in the built image, where there is one
 */
public record Report(
        String image,
        String application,
        String archive,
        Builder builder,
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

    /** The archive of what is compiled in the container. */
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

    /** The same with what was found in the built image, and the advice that follows from it. */
    public Report with(ImageFindings findings) {
        return found(findings, Optional.empty(), Optional.of(findings));
    }

    /** The same with what was found in the planned layers, and the advice that follows from it. */
    public Report withPlanned(ImageFindings findings) {
        return found(findings, Optional.of(findings), built);
    }

    private Report found(ImageFindings findings, Optional<ImageFindings> ofPlan, Optional<ImageFindings> ofImage) {
        List<Advice> all = Stream.concat(advice.stream(), FindingsAdviser.advise(findings))
                .sorted(Advisor.BEST_FIRST)
                .toList();
        return copy(all, notes, ofPlan, ofImage);
    }

    /** The same with one more thing to know. */
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

    /** Whether it is about an image that was compiled in its container, and measured as it was built. */
    public boolean isCompiled() {
        return archive.equals(NOT_PACKAGED);
    }

    /** All layers together, without the base. */
    public Size size() {
        return layers.stream().map(LayerFigure::size).reduce(Size.NOTHING, Size::plus);
    }

    /** The variants without those that would say the same again. */
    public List<Variant> distinctVariants() {
        return variants.stream()
                .filter(variant -> !same.containsKey(variant.id()))
                .toList();
    }

    /** The images without those that would say the same again. */
    public List<Comparison> distinctImages() {
        return images.stream().filter(image -> !same.containsKey(image.id())).toList();
    }

    public Comparison thisImage() {
        return images.get(images.size() - 1);
    }
}
