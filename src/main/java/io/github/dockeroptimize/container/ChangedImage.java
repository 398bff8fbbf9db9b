package io.github.dockeroptimize.container;

import io.github.dockeroptimize.container.cache.LastPush.Previous;
import io.github.dockeroptimize.image.Digests;
import io.github.dockeroptimize.image.ImageManifest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The manifest and config of an image that differs from another in the content of some layers. Only digests and sizes change;
 * the rest stays as jib-core wrote it, so the result is what jib-core would write.
 */
record ChangedImage(String manifestText, String configText) {

    private static final Pattern DESCRIPTOR = Pattern.compile("\"digest\":\"(sha256:[a-f0-9]{64})\",\"size\":(\\d+)");
    private static final Pattern MEDIA_TYPE = Pattern.compile("\\{\"schemaVersion\":2,\"mediaType\":\"([^\"]+)\"");
    private static final Pattern DIFF_IDS = Pattern.compile("\"diff_ids\":\\[([^\\]]*)\\]");

    byte[] manifest() {
        return manifestText.getBytes(StandardCharsets.UTF_8);
    }

    byte[] config() {
        return configText.getBytes(StandardCharsets.UTF_8);
    }

    String digest() {
        return Digests.PREFIX + Digests.hex(manifestText);
    }

    String configDigest() {
        return Digests.PREFIX + Digests.hex(configText);
    }

    /** The parsed manifest. */
    ImageManifest parsed() {
        List<ImageManifest.Descriptor> blobs = new ArrayList<>();
        Matcher descriptor = DESCRIPTOR.matcher(manifestText);
        while (descriptor.find()) {
            blobs.add(new ImageManifest.Descriptor(descriptor.group(1), Long.parseLong(descriptor.group(2))));
        }
        return new ImageManifest(Optional.empty(), blobs.get(0).digest(), blobs.subList(1, blobs.size()));
    }

    /** The media type that the manifest declares. */
    String mediaType() {
        Matcher type = MEDIA_TYPE.matcher(manifestText);
        return type.lookingAt() ? type.group(1) : "application/vnd.docker.distribution.manifest.v2+json";
    }

    /**
     * Puts new layers into an image.
     *
     * @param changed the new layers, by their index among the plan's layers, which are the topmost
     * @return empty if the image doesn't have the expected form
     */
    static Optional<ChangedImage> of(Previous previous, Map<Integer, LayerTar.Blob> changed) {
        List<String> diffIds = diffIds(previous.config());
        int first = diffIds.size() - previous.keys().size();
        if (first < 0 || DESCRIPTOR.matcher(previous.manifest()).results().count() != diffIds.size() + 1L) {
            return Optional.empty();
        }
        changed.forEach((place, blob) -> diffIds.set(first + place, blob.diffId()));
        String config = DIFF_IDS.matcher(previous.config())
                .replaceFirst(Matcher.quoteReplacement("\"diff_ids\":[\"" + String.join("\",\"", diffIds) + "\"]"));
        StringBuilder manifest = new StringBuilder();
        Matcher descriptor = DESCRIPTOR.matcher(previous.manifest());
        for (int i = 0; descriptor.find(); i++) {
            LayerTar.Blob blob = changed.get(i - 1 - first);
            String digest = descriptor.group(1);
            String size = descriptor.group(2);
            if (i == 0) {
                digest = Digests.PREFIX + Digests.hex(config);
                size = String.valueOf(config.getBytes(StandardCharsets.UTF_8).length);
            } else if (blob != null) {
                digest = blob.digest();
                size = String.valueOf(blob.size());
            }
            descriptor.appendReplacement(manifest, "\"digest\":\"" + digest + "\",\"size\":" + size);
        }
        descriptor.appendTail(manifest);
        return Optional.of(new ChangedImage(manifest.toString(), config));
    }

    private static List<String> diffIds(String config) {
        Matcher list = DIFF_IDS.matcher(config);
        List<String> ids = new ArrayList<>();
        if (list.find()) {
            for (String id : list.group(1).split(",", -1)) {
                ids.add(id.replace("\"", "").strip());
            }
        }
        return ids;
    }
}
