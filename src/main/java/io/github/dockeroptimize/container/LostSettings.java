package io.github.dockeroptimize.container;

import static io.github.dockeroptimize.InvalidInputException.quote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What images inherit from a base image through an engine, and lose through jib-core, which doesn't read it
 * (ContainerConfigurationTemplate). The base's config is asked for once, and what it says is remembered.
 */
final class LostSettings {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String USUAL_SHELL = "[\"/bin/sh\",\"-c\"]";

    private final BuildRequest request;
    private final CacheFolder cache;
    private final BaseRequests base;
    private final Path file;

    LostSettings(BuildRequest request, String baseDigest, CacheFolder cache, Connections connections) {
        this.request = request;
        this.cache = cache;
        this.base = new BaseRequests(request, connections);
        this.file = cache.bases()
                .resolve("lost-"
                        + Digests.hex(baseDigest + " " + request.platforms().get(0)));
    }

    /** The warning, if an earlier build has found out that there is something to say. */
    Optional<String> remembered() throws IOException {
        Properties known = SmallFile.read(file);
        List<String> lost = new ArrayList<>();
        for (int i = 0; known.containsKey(String.valueOf(i)); i++) {
            lost.add(known.getProperty(String.valueOf(i)));
        }
        return lost.isEmpty() ? Optional.empty() : Optional.of(warning(lost));
    }

    /**
     * Finds it out where that isn't known yet and the base's registry tells.
     *
     * @param name of the base image with its digest, which jib-core has got
     */
    Optional<String> find(String name, BuildListener listener) throws IOException {
        if (!request.offline() && !SmallFile.read(file).containsKey("end")) {
            Optional<String> digest = configDigest(name);
            try {
                if (digest.isPresent()) {
                    remember(lost(JSON.readTree(base.ask(repository -> repository.blob(digest.get())))
                            .path("config")));
                }
            } catch (IOException e) {
                if (Trouble.of(e).isLocal()) {
                    throw e;
                }
                listener.detail("the base image's config can't be read: " + e.getMessage());
            }
        }
        return remembered();
    }

    /** From jib-core's cache, so that the registry needn't be asked for manifests again. */
    private Optional<String> configDigest(String base) throws IOException {
        try {
            String name = ImageReference.parse(base).toStringWithQualifier().replaceAll("[:@]", "!");
            Path manifests = cache.jib().resolve("images").resolve(name).resolve("manifests_configs.json");
            if (!Files.exists(manifests)) {
                return Optional.empty();
            }
            JsonNode first = JSON.readTree(Files.readString(manifests))
                    .path("manifestsAndConfigs")
                    .path(0);
            String digest = first.path("manifest").path("config").path("digest").asText();
            return Optional.of(digest).filter(text -> text.startsWith(Digests.PREFIX));
        } catch (InvalidImageReferenceException e) {
            return Optional.empty();
        }
    }

    private static List<String> lost(JsonNode config) {
        List<String> lost = new ArrayList<>();
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
        SmallFile.write(file, values);
    }

    private String warning(List<String> lost) {
        List<String> quoted =
                lost.stream().map(instruction -> quote(instruction)).toList();
        return "'baseImage' is " + quote(request.plan().baseImage()) + ", whose " + String.join(" and ", quoted)
                + " can't be kept without a container engine; where that matters, use"
                + " 'mvn docker-optimize:generate' and 'docker build'";
    }
}
