package io.github.dockeroptimize.lint;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is known besides the text of a Dockerfile.
 *
 * @param ignoreFile the text of its {@code .dockerignore}
 * @param baseImages by the name that {@code FROM} has
 * @param platform what the image is built for
 * @param labels those that every image must have, and what they hold, as in hadolint's {@code label-schema}
 * @param otherLabels whether labels besides those are fine
 * @param registries where base images may come from, with a {@code *} at either end; empty: from anywhere
 */
public record LintContext(
        Optional<String> ignoreFile,
        Map<String, KnownBase> baseImages,
        String platform,
        Map<String, LabelFormat> labels,
        boolean otherLabels,
        Set<String> registries) {

    public LintContext {
        baseImages = Map.copyOf(baseImages);
        labels = Map.copyOf(labels);
        registries = Set.copyOf(registries);
    }

    /** Nothing is known, and linux/amd64 is built for. */
    public static LintContext none() {
        return new LintContext(Optional.empty(), Map.of(), "linux/amd64", Map.of(), true, Set.of());
    }

    public LintContext withIgnoreFile(String text) {
        return new LintContext(Optional.of(text), baseImages, platform, labels, otherLabels, registries);
    }

    public LintContext withBaseImages(Map<String, KnownBase> images) {
        return new LintContext(ignoreFile, images, platform, labels, otherLabels, registries);
    }

    public LintContext withLabels(Map<String, LabelFormat> schema, boolean others) {
        return new LintContext(ignoreFile, baseImages, platform, schema, others, registries);
    }

    public LintContext withRegistries(Set<String> allowed) {
        return new LintContext(ignoreFile, baseImages, platform, labels, otherLabels, allowed);
    }
}
