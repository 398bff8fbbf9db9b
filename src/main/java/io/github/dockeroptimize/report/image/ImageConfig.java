package io.github.dockeroptimize.report.image;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an image says of itself.
 *
 * @param id the digest of its config, which Docker calls the image's id
 * @param platform such as {@code linux/amd64}
 * @param created as it is written there
 * @param user empty: root
 * @param history what made each layer, or nothing where that isn't said; as long as the list of layers
 * @param diffIds digests of the tars of its layers, from the lowest to the highest
 */
public record ImageConfig(
        String id,
        String platform,
        Optional<String> created,
        String user,
        String workingDirectory,
        List<String> environment,
        List<String> entrypoint,
        List<String> command,
        List<String> ports,
        Map<String, String> labels,
        List<String> history,
        List<String> diffIds) {

    /** The digest of a tar of nothing, 1024 zero bytes: the layer of an instruction that changes no file, such as WORKDIR. */
    public static final String EMPTY_LAYER = "sha256:5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef";

    public ImageConfig {
        environment = List.copyOf(environment);
        entrypoint = List.copyOf(entrypoint);
        command = List.copyOf(command);
        ports = List.copyOf(ports);
        labels = Map.copyOf(labels);
        history = List.copyOf(history);
        diffIds = List.copyOf(diffIds);
    }

    /** How many of the lowest layers are those of a base image. */
    public int layersOf(ImageConfig base) {
        int common = 0;
        while (common < Math.min(diffIds.size(), base.diffIds.size())
                && diffIds.get(common).equals(base.diffIds.get(common))) {
            common++;
        }
        return common;
    }
}
