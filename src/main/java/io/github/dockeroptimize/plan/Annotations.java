package io.github.dockeroptimize.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a manifest says of its image, with the OCI image specification's pre-defined keys (annotations.md). By them tools
 * find out, without the config, which base an image has to be rebuilt on.
 */
final class Annotations {

    private static final String PREFIX = "org.opencontainers.image.";
    private static final String BASE_NAME = PREFIX + "base.name";
    private static final String BASE_DIGEST = PREFIX + "base.digest";

    /** What is said as a label, too. The description and its like would make every manifest larger. */
    private static final List<String> LABELS =
            List.of(PREFIX + "title", PREFIX + "version", PREFIX + "revision", PREFIX + "source");

    private Annotations() {}

    /**
     * The default annotations, over which the user's are laid; those without a value are removed.
     *
     * @param digest by which the base was found, if it is known better than from its name
     */
    static Map<String, String> of(ImageConfig config, BaseImage base, Optional<String> digest) {
        Map<String, String> all = new LinkedHashMap<>();
        for (String label : LABELS) {
            String value = config.labels().get(label);
            if (value != null) {
                all.put(label, value);
            }
        }
        if (!base.isScratch()) {
            // a name without a tag that is pinned doesn't say where newer ones are
            if (base.image().tag().isPresent() || base.image().digest().isEmpty()) {
                all.put(BASE_NAME, base.image().qualified());
            }
            Optional<String> known =
                    base.image().digest().isPresent() ? base.image().digest() : digest;
            if (known.isPresent()) {
                all.put(BASE_DIGEST, known.get());
            }
        }
        all.putAll(config.annotations());
        all.values().removeAll(Set.of(""));
        return all;
    }
}
