package io.github.dockeroptimize.plan;

import io.github.dockeroptimize.image.ImageName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The complete plan of an image. Both ways to build the image read only this.
 *
 * @param image the name of the new image
 * @param layers from the least to the most often changed; none is empty
 * @param takenOver directories of layers that the base image may already have, or a parent of theirs: they keep the
 *     base's mode and owner
 * @param notes notes for the user, one sentence each
 */
public record ImagePlan(
        ImageName image,
        Origin origin,
        BaseImage baseImage,
        List<Layer> layers,
        List<ImagePath> takenOver,
        ImageConfig config,
        List<String> notes) {

    public ImagePlan {
        layers = List.copyOf(layers);
        takenOver = List.copyOf(takenOver);
        notes = List.copyOf(notes);
    }

    /** The same image with other layers. */
    public ImagePlan withLayers(Origin other, List<Layer> others) {
        return new ImagePlan(image, other, baseImage, others, Planner.takenOver(baseImage, others), config, notes);
    }

    /** The same image with more to say about it, first. */
    public ImagePlan withNotes(List<String> more) {
        List<String> all = new ArrayList<>(more);
        all.addAll(notes);
        return new ImagePlan(image, origin, baseImage, layers, takenOver, config, all);
    }

    /**
     * What the manifest says of the image: of the labels, of the base, and what the user wants.
     *
     * @param baseDigest by which the base was found; empty if it isn't known
     */
    public Map<String, String> annotations(Optional<String> baseDigest) {
        return Annotations.of(config, baseImage, baseDigest);
    }

    /** Whether the base image may already have the directory of a layer. */
    public boolean takesOver(Layer layer) {
        return takenOver.contains(layer.directory());
    }

    /** The layers that a recipe builds, in order. */
    public List<LayerName> made(Recipe recipe) {
        return layers.stream()
                .filter(layer -> layer.content().madeBy().filter(recipe::equals).isPresent())
                .map(Layer::name)
                .toList();
    }

    /** The recipes of its layers, in order, each once. */
    public List<Recipe> recipes() {
        Set<Recipe> recipes = new LinkedHashSet<>();
        for (Layer layer : layers) {
            Optional<Recipe> recipe = layer.content().madeBy();
            if (recipe.isPresent()) {
                recipes.add(recipe.get());
            }
        }
        return List.copyOf(recipes);
    }

    /** The recipe that compiles in the container; empty if the build has packaged everything. */
    public Optional<Recipe.Compiled> compiled() {
        for (Recipe recipe : recipes()) {
            if (recipe.compiled().isPresent()) {
                return recipe.compiled();
            }
        }
        return Optional.empty();
    }

    /** Whether the application is compiled in the container, where the context is the project's directory. */
    public boolean isCompiled() {
        return compiled()
                .filter(recipe -> recipe.project().describe().equals(origin.description()))
                .isPresent();
    }

    /** The total size of all files in bytes, without the base. */
    public long size() {
        long size = 0;
        for (Layer layer : layers) {
            size += layer.size();
        }
        return size;
    }
}
