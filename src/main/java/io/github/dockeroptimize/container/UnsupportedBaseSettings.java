package io.github.dockeroptimize.container;

import static io.github.dockeroptimize.InvalidInputException.quote;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dockeroptimize.container.cache.CacheDirectory;
import io.github.dockeroptimize.image.Digests;
import io.github.dockeroptimize.output.SharedProperties;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The settings of a base image that an engine passes on to images, but jib-core doesn't (ContainerConfigurationTemplate). What a
 * base loses is remembered, for builds that don't look at it.
 */
final class UnsupportedBaseSettings {

    private static final String USUAL_SHELL = "[\"/bin/sh\",\"-c\"]";

    private final BuildRequest request;
    private final Path file;

    UnsupportedBaseSettings(BuildRequest request, String baseDigest, CacheDirectory cache) {
        this.request = request;
        this.file = cache.bases()
                .resolve("lost-"
                        + Digests.hex(baseDigest + " " + request.platforms().get(0)));
    }

    /** The warning, if such settings were found. */
    Optional<String> remembered() throws IOException {
        Properties known = SharedProperties.read(file);
        List<String> lost = new ArrayList<>();
        for (int i = 0; known.containsKey(String.valueOf(i)); i++) {
            lost.add(known.getProperty(String.valueOf(i)));
        }
        return lost.isEmpty() ? Optional.empty() : Optional.of(warning(lost));
    }

    /** Finds and remembers what is lost of a base's config. */
    void find(JsonNode config) throws IOException {
        if (!SharedProperties.read(file).containsKey("end")) {
            remember(lost(config));
        }
    }

    private static List<String> lost(JsonNode root) {
        List<String> lost = JibBase.lost(root);
        JsonNode config = root.path("config");
        String signal = config.path("StopSignal").asText("");
        if (!signal.isEmpty() && !List.of("SIGTERM", "TERM", "15").contains(signal)) {
            lost.add("STOPSIGNAL " + signal);
        }
        JsonNode shell = config.path("Shell");
        if (!shell.isEmpty() && !shell.toString().equals(USUAL_SHELL)) {
            lost.add("SHELL " + shell);
        }
        config.path("OnBuild").forEach(instruction -> lost.add("ONBUILD " + instruction.asText()));
        return lost;
    }

    private void remember(List<String> lost) throws IOException {
        Map<String, String> values = new TreeMap<>();
        for (int i = 0; i < lost.size(); i++) {
            values.put(String.valueOf(i), lost.get(i));
        }
        values.put("end", "");
        SharedProperties.write(file, values);
    }

    private String warning(List<String> lost) {
        List<String> quoted =
                lost.stream().map(instruction -> quote(instruction)).toList();
        return "'baseImage' is " + quote(request.plan().baseImage()) + ", whose " + String.join(" and ", quoted)
                + " can't be kept without a container engine; if that matters, use"
                + " 'mvn docker-optimize:generate' and 'docker build'";
    }
}
