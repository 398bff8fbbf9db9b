package io.github.dockeroptimize.container;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.image.ImageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Why a registry refuses a manifest, by its status and words: each registry has its own of both. A tag that must not change is
 * 400 with ECR and Nexus, 403 with Artifactory and GitLab, 409 with Quay and ACR, 412 with Harbor.
 */
final class RefusedManifest {

    private static final Set<Integer> REFUSALS = Set.of(400, 403, 405, 409, 412, 415, 422);
    private static final Set<Integer> OF_TAGS = Set.of(409, 412);

    private RefusedManifest() {}

    /**
     * What the registry does, and what to do, as the end of a sentence; empty if it is neither about the tag nor the format.
     *
     * @param detail the registry's words; may be empty
     */
    static Optional<String> explain(int status, String detail, ImageFormat format, String tag) {
        String said = " (" + status + (detail.isEmpty() ? "" : ", " + detail) + ")";
        String words = detail.toLowerCase(Locale.ROOT);
        if (!REFUSALS.contains(status) || contains(words, "quota", "will exceed")) {
            return Optional.empty();
        }
        if (status == 415 || contains(words, "media type", "mediatype", "manifest_invalid", "unsupported")) {
            String other = format == ImageFormat.OCI ? "docker" : "oci";
            return Optional.of(" doesn't take manifests of the format "
                    + quote(format.name().toLowerCase(Locale.ROOT)) + said + "; set <format>" + other
                    + "</format> or -Ddocker-optimize.format=" + other);
        }
        if (OF_TAGS.contains(status)
                || contains(words, "immutab", "overwrit", "already exist", "tag_", "redeploy", "updat")) {
            return Optional.of(" doesn't let the tag " + quote(tag) + " name another image" + said
                    + "; push to another tag, or allow it in the registry's settings");
        }
        return Optional.empty();
    }

    private static boolean contains(String words, String... some) {
        return Stream.of(some).anyMatch(words::contains);
    }
}
