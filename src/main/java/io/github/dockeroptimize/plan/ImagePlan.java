package io.github.dockeroptimize.plan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything that the image is made of. Both ways to build it read this and nothing else.
 *
 * @param image the name that the image is to get
 * @param layers from the least to the most often changed; none is empty
 * @param takenOver the application's folder where the base may have it, or one around it, already: their modes and owners
 *     are the base's
 * @param notes what the user should know, a sentence each
 */
public record ImagePlan(
        String image,
        Origin origin,
        BaseImage baseImage,
        Contents contents,
        List<Layer> layers,
        Optional<ImagePath> takenOver,
        ImageConfig config,
        List<String> notes) {

    /**
     * The time of every file and folder in every image, one second after the epoch, as Jib has it: some tools take the
     * epoch itself for "no time". It must never change, or every layer of every image would be pushed again.
     */
    public static final Instant TIME = Instant.ofEpochSecond(1);

    public ImagePlan {
        layers = List.copyOf(layers);
        notes = List.copyOf(notes);
    }

    /** The sizes of all files together, in bytes, without the base. */
    public long size() {
        return layers.stream().mapToLong(Layer::size).sum();
    }
}
