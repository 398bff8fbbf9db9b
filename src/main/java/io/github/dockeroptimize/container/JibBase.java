package io.github.dockeroptimize.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dockeroptimize.image.ImageManifest.Descriptor;
import io.github.dockeroptimize.image.Platform;
import io.github.dockeroptimize.image.PlatformImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A base image in the form of jib-core's cache, with what jib-core can read of it. It fails on fields that it doesn't know, on
 * ports of other protocols, relative volumes, and entries of the environment that aren't a name and one line of value.
 */
final class JibBase {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CLASSES = "com.google.cloud.tools.jib.image.json.V22";
    private static final String TYPES = "application/vnd.docker.distribution.manifest.";
    private static final List<String> ROOT = List.of("architecture", "os");
    private static final List<String> CONFIG =
            List.of("Entrypoint", "Cmd", "ExposedPorts", "Labels", "WorkingDir", "User", "Volumes");
    private static final List<String> HEALTH = List.of("Test", "Interval", "Timeout", "StartPeriod", "Retries");
    private static final List<String> HISTORY = List.of("created", "author", "created_by", "comment", "empty_layer");
    private static final Pattern PORT = Pattern.compile("\\d+(?:/(?:tcp|udp))?");

    private final ObjectNode root = JSON.createObjectNode();
    private final ArrayNode images = JSON.createArrayNode();
    private final ArrayNode index = JSON.createArrayNode();

    /**
     * Adds the image for a platform.
     *
     * @param layers as they are in the cache
     */
    void add(Platform platform, String digest, PlatformImage image, List<Descriptor> layers) {
        ObjectNode manifest = JSON.createObjectNode().put("@class", CLASSES + "ManifestTemplate");
        manifest.put("schemaVersion", 2).put("mediaType", TYPES + "v2+json");
        manifest.set(
                "config",
                descriptor(image.manifest().path("config").path("digest").asText(), 0));
        ArrayNode blobs = manifest.putArray("layers");
        layers.forEach(layer -> blobs.add(descriptor(layer.digest(), layer.size())));
        ObjectNode both = JSON.createObjectNode().put("manifestDigest", digest);
        both.set("manifest", manifest);
        both.set("config", config(image.config()));
        images.add(both);
        index.addObject()
                .put("digest", digest)
                .putObject("platform")
                .put("architecture", platform.architecture())
                .put("os", platform.os());
    }

    /** The text of {@code manifests_configs.json}. */
    String text() {
        if (images.size() > 1) {
            ObjectNode list = root.putObject("manifestList").put("@class", CLASSES + "ManifestListTemplate");
            list.put("schemaVersion", 2)
                    .put("mediaType", TYPES + "list.v2+json")
                    .set("manifests", index);
        } else {
            root.putNull("manifestList");
        }
        root.set("manifestsAndConfigs", images);
        return root.toString();
    }

    private static ObjectNode descriptor(String digest, long size) {
        return JSON.createObjectNode().put("digest", digest).put("size", size);
    }

    private static ObjectNode config(JsonNode config) {
        JsonNode all = config.path("config");
        ObjectNode made = retain(config, ROOT);
        ObjectNode kept = retain(all, CONFIG);
        ArrayNode environment = kept.putArray("Env");
        all.path("Env").forEach(entry -> {
            if (isPlain(entry.asText())) {
                environment.add(entry);
            }
        });
        if (all.path("Healthcheck").isObject()) {
            kept.set("Healthcheck", retain(all.path("Healthcheck"), HEALTH));
        }
        for (String field : List.of("ExposedPorts", "Volumes")) {
            if (kept.path(field) instanceof ObjectNode names) {
                names.retain(names(all, field).stream()
                        .filter(name -> isKnown(field, name))
                        .toList());
            }
        }
        made.set("config", kept);
        ArrayNode history = made.putArray("history");
        config.path("history").forEach(entry -> history.add(retain(entry, HISTORY)));
        made.set("rootfs", retain(config.path("rootfs"), List.of("type", "diff_ids")));
        return made;
    }

    private static ObjectNode retain(JsonNode node, List<String> fields) {
        ObjectNode kept = JSON.createObjectNode();
        fields.stream()
                .filter(node::has)
                .forEach(field -> kept.set(field, node.path(field).deepCopy()));
        return kept;
    }

    private static List<String> names(JsonNode config, String field) {
        List<String> names = new ArrayList<>();
        config.path(field).fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static boolean isKnown(String field, String name) {
        return field.equals("Volumes")
                ? name.startsWith("/")
                : PORT.matcher(name).matches();
    }

    private static boolean isPlain(String entry) {
        return entry.indexOf('=') > 0 && !isOfLines(entry);
    }

    private static boolean isOfLines(String entry) {
        return entry.chars().anyMatch(character -> "\n\r\u0085\u2028\u2029".indexOf(character) >= 0);
    }

    /** Variables whose values have several lines, to be set again by the plan. */
    static Map<String, String> environment(JsonNode config) {
        Map<String, String> variables = new LinkedHashMap<>();
        config.path("config").path("Env").forEach(entry -> {
            int equals = entry.asText().indexOf('=');
            if (equals > 0 && isOfLines(entry.asText())) {
                variables.put(
                        entry.asText().substring(0, equals), entry.asText().substring(equals + 1));
            }
        });
        return variables;
    }

    /** What is lost because jib-core can't read it, as instructions of a Dockerfile. */
    static List<String> lost(JsonNode config) {
        JsonNode all = config.path("config");
        List<String> lost = new ArrayList<>();
        if (all.path("Healthcheck").has("StartInterval")) {
            lost.add("HEALTHCHECK --start-interval");
        }
        names(all, "ExposedPorts").stream()
                .filter(name -> !isKnown("ExposedPorts", name))
                .forEach(name -> lost.add("EXPOSE " + name));
        names(all, "Volumes").stream()
                .filter(name -> !isKnown("Volumes", name))
                .forEach(name -> lost.add("VOLUME " + name));
        all.path("Env").forEach(entry -> {
            if (entry.asText().indexOf('=') <= 0) {
                lost.add("ENV " + entry.asText());
            }
        });
        return lost;
    }
}
