package io.github.dockeroptimize.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;

/** What registries say about a request that they refuse (OCI distribution specification, error codes). */
final class RegistryError {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_BODY = 1 << 16;
    private static final int LONGEST = 300;

    private RegistryError() {}

    /** The first error in the body of an answer: code, message and textual detail on one line; empty if there is none. */
    private static String of(String body) {
        try {
            JsonNode error = JSON.readTree(body).path("errors").path(0);
            String text = (error.path("code").asText() + " "
                            + error.path("message").asText() + " "
                            + error.path("detail").asText())
                    .replaceAll("\\p{Cntrl}", " ")
                    .strip();
            return text.substring(0, Math.min(LONGEST, text.length()));
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    static String of(HttpURLConnection answer) {
        try (InputStream in = answer.getErrorStream()) {
            return in == null ? "" : of(new String(in.readNBytes(LONGEST_BODY), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return "";
        }
    }
}
