package io.github.dockeroptimize.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an image costs.
 *
 * @param image its name
 * @param application what the build has made, in a few words
 * @param archive the packaged file
 * @param builder that the layers are foretold for
 * @param layers from the lowest to the highest, without the base's
 * @param largestFiles the ten largest, these first
 * @param images this one and those that it is compared with
 * @param variants those that changes are priced for
 * @param changes what each costs
 * @param advice the one that saves most first
 * @param notes what else there is to know
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
        List<ChangeCost> changes,
        List<Advice> advice,
        List<String> notes,
        Optional<ImageFindings> built) {

    public Report {
        layers = List.copyOf(layers);
        largestFiles = List.copyOf(largestFiles);
        images = List.copyOf(images);
        variants = List.copyOf(variants);
        changes = List.copyOf(changes);
        advice = List.copyOf(advice);
        notes = List.copyOf(notes);
    }

    /** The same with what was found in the built image, and the advice that follows from it. */
    public Report with(ImageFindings findings) {
        List<Advice> all = Stream.concat(advice.stream(), FindingsAdviser.advise(findings))
                .sorted(Advisor.BEST_FIRST)
                .toList();
        return new Report(
                image,
                application,
                archive,
                builder,
                layers,
                largestFiles,
                images,
                variants,
                changes,
                all,
                notes,
                Optional.of(findings));
    }

    /** The same with one more thing to know. */
    public Report withNote(String note) {
        return new Report(
                image,
                application,
                archive,
                builder,
                layers,
                largestFiles,
                images,
                variants,
                changes,
                advice,
                Stream.concat(notes.stream(), Stream.of(note)).toList(),
                built);
    }

    /** All layers together, without the base. */
    public Size size() {
        return layers.stream().map(LayerFigure::size).reduce(Size.NOTHING, Size::plus);
    }

    public Comparison thisImage() {
        return images.get(images.size() - 1);
    }
}
