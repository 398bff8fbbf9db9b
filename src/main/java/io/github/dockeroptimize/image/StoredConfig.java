package io.github.dockeroptimize.image;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The config of an image.
 *
 * @param id the digest of its config, Docker's image id
 * @param platform such as {@code linux/amd64}
 * @param created the unparsed creation time
 * @param user empty for root
 * @param history the history entry of each layer, empty if unknown; one per layer
 * @param diffIds digests of the tars of its layers, from the lowest to the highest
 */
public record StoredConfig(
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

    /**
     * The digest of an empty tar, 1024 zero bytes: the layer of an instruction that changes no file, such as WORKDIR.
     */
    public static final String EMPTY_LAYER = "sha256:5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef";

    public StoredConfig {
        environment = List.copyOf(environment);
        entrypoint = List.copyOf(entrypoint);
        command = List.copyOf(command);
        ports = List.copyOf(ports);
        labels = Map.copyOf(labels);
        history = List.copyOf(history);
        diffIds = List.copyOf(diffIds);
    }

    /** The number of lowest layers that belong to a base image. */
    public int layersOf(StoredConfig base) {
        int common = 0;
        while (common < Math.min(diffIds.size(), base.diffIds.size())
                && diffIds.get(common).equals(base.diffIds.get(common))) {
            common++;
        }
        return common;
    }
}
