package io.github.dockeroptimize.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the config of an image that stands on a base. The base's is a tree, in which every field that isn't changed here
 * stays where it is. The changes are those of BuildKit's Dockerfile frontend (dockerfile2llb, {@code dispatchEntrypoint} and
 * its kin).
 */
public final class ConfigWriter {

    /** What only describes how the base itself was made: by an engine's commit, or by BuildKit, for its inline cache. */
    private static final List<String> OF_BASE_ONLY =
            List.of("id", "parent", "container", "container_config", "docker_version");

    private static final String OF_BUILDKIT = "moby.buildkit.";
    private static final String EMPTY_LAYER = "empty_layer";

    private final ObjectNode root;
    private final ObjectNode config;

    private ConfigWriter(JsonNode base) {
        root = base instanceof ObjectNode object ? object.deepCopy() : JsonNodeFactory.instance.objectNode();
        config = object(root, "config");
    }

    /** The config of an image without layers, as that of {@code scratch}. */
    public static JsonNode empty(Platform platform) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("architecture", platform.architecture());
        root.putObject("config");
        root.put("os", platform.os());
        platform.variant().ifPresent(variant -> root.put("variant", variant));
        return root;
    }

    /**
     * What the base wants to be run in the next build. An engine runs these and removes them, so that the new image hasn't got
     * them; without an engine they aren't run.
     */
    public static List<String> triggers(JsonNode base) {
        return ConfigReader.strings(base.path("config").path("OnBuild"));
    }

    /**
     * Writes the config.
     *
     * @param base its config, with all fields that it has
     * @param added the layers above those of the base, from the lowest to the highest; one for each entry of the changed
     *     history
     */
    public static byte[] write(JsonNode base, ConfigChanges changes, List<ImageLayer> added) {
        if (added.size() != changes.history().size()) {
            throw new IllegalArgumentException(added.size() + " layers, but " + changes.history());
        }
        ConfigWriter writer = new ConfigWriter(base);
        writer.forget();
        writer.root.put("created", changes.created().toString());
        writer.change(changes);
        writer.addLayers(changes, added);
        return CompactJson.bytes(writer.root);
    }

    private void forget() {
        root.remove(OF_BASE_ONLY);
        for (Iterator<String> names = root.fieldNames(); names.hasNext(); ) {
            if (names.next().startsWith(OF_BUILDKIT)) {
                names.remove();
            }
        }
        config.remove("OnBuild");
    }

    private void change(ConfigChanges changes) {
        if (!changes.environment().isEmpty()) {
            setEnvironment(changes.environment());
        }
        if (!changes.labels().isEmpty()) {
            ObjectNode labels = object(config, "Labels");
            changes.labels().forEach(labels::put);
        }
        addNames("ExposedPorts", changes.exposedPorts());
        addNames("Volumes", changes.volumes());
        if (changes.entrypoint().isPresent()) {
            config.remove("Cmd");
            setStrings(config, "Entrypoint", changes.entrypoint().get());
        }
        changes.cmd().ifPresent(cmd -> setStrings(config, "Cmd", cmd));
        changes.user().ifPresent(user -> config.put("User", user));
        changes.workingDirectory().ifPresent(directory -> config.put("WorkingDir", directory));
        changes.healthCheck().ifPresent(check -> config.set("Healthcheck", tree(check)));
    }

    /**
     * A variable of the same name is replaced where it stands; entries that aren't a name and a value stay. Where the base
     * has a name twice, BuildKit replaces the first only, so that it depends on the program which of them counts; here none
     * of them stays.
     */
    private void setEnvironment(Map<String, String> changes) {
        boolean ignoreCase = root.path("os").asText().equals("windows");
        List<String> entries = new ArrayList<>(ConfigReader.strings(config.path("Env")));
        changes.forEach((name, value) -> {
            int place = entries.size();
            for (int i = entries.size() - 1; i >= 0; i--) {
                if (isNamed(entries.get(i), name, ignoreCase)) {
                    entries.remove(i);
                    place = i;
                }
            }
            entries.add(Math.min(place, entries.size()), name + "=" + value);
        });
        setStrings(config, "Env", entries);
    }

    private static boolean isNamed(String entry, String name, boolean ignoreCase) {
        int equals = entry.indexOf('=');
        String found = equals < 0 ? entry : entry.substring(0, equals);
        return ignoreCase ? found.equalsIgnoreCase(name) : found.equals(name);
    }

    private void addNames(String field, List<String> names) {
        if (!names.isEmpty()) {
            ObjectNode all = object(config, field);
            for (String name : names) {
                if (!all.has(name)) {
                    all.putObject(name);
                }
            }
        }
    }

    /** Durations are in nanoseconds. */
    private static ObjectNode tree(HealthCheck check) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        setStrings(tree, "Test", check.test());
        put(tree, "Interval", check.interval());
        put(tree, "Timeout", check.timeout());
        put(tree, "StartPeriod", check.startPeriod());
        put(tree, "StartInterval", check.startInterval());
        check.retries().ifPresent(retries -> tree.put("Retries", retries));
        return tree;
    }

    private static void put(ObjectNode tree, String name, Optional<Duration> duration) {
        duration.ifPresent(time -> tree.put(name, time.toNanos()));
    }

    private void addLayers(ConfigChanges changes, List<ImageLayer> added) {
        ObjectNode files = object(root, "rootfs");
        if (!files.has("type")) {
            files.put("type", "layers");
        }
        ArrayNode diffIds = array(files, "diff_ids");
        ArrayNode history = array(root, "history");
        normalize(history, diffIds.size(), changes.created().toString());
        for (int i = 0; i < added.size(); i++) {
            diffIds.add(added.get(i).diffId());
            history.addObject()
                    .put("created", changes.created().toString())
                    .put("created_by", changes.history().get(i));
        }
    }

    /**
     * Makes the base's history have as many steps with a layer as it has layers, so that those of the added layers aren't
     * taken for others (BuildKit's {@code normalizeLayersAndHistory}).
     */
    private static void normalize(ArrayNode history, int layers, String created) {
        int known = 0;
        for (JsonNode step : history) {
            if (step instanceof ObjectNode object && !step.path(EMPTY_LAYER).asBoolean() && ++known > layers) {
                object.put(EMPTY_LAYER, true);
            }
        }
        for (; known < layers; known++) {
            history.addObject().put("created", created).put("comment", "layer of the base image");
        }
    }

    private static void setStrings(ObjectNode parent, String name, List<String> values) {
        ArrayNode array = parent.putArray(name);
        values.forEach(array::add);
    }

    private static ObjectNode object(ObjectNode parent, String name) {
        return parent.get(name) instanceof ObjectNode object ? object : parent.putObject(name);
    }

    private static ArrayNode array(ObjectNode parent, String name) {
        return parent.get(name) instanceof ArrayNode array ? array : parent.putArray(name);
    }
}
