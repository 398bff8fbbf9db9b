package io.github.dockeroptimize.registry.credentials;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Credentials as Docker and Podman store them: for a registry or, more specific, for a namespace in it.
 *
 * @see <a href="https://github.com/containers/image/blob/main/docs/containers-auth.json.5.md">containers-auth.json</a>
 */
final class AuthConfig {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HELPER = "docker-credential-";
    private static final String HUB = "https://index.docker.io/v1/";

    private final JsonNode root;
    private final JsonNode entries;

    private AuthConfig(JsonNode root, JsonNode entries) {
        this.root = root;
        this.entries = entries;
    }

    /**
     * Reads a configuration.
     *
     * @param legacy whether it has the format from before Docker 1.7
     */
    static AuthConfig parse(String text, boolean legacy) throws IOException {
        JsonNode root = JSON.readTree(text);
        return new AuthConfig(root, legacy ? root : root.path("auths"));
    }

    /**
     * The credentials for an image: those of a helper, else those in the text.
     *
     * @param asked a registry, with the repository if that is known
     * @throws IllegalArgumentException if the entry can't be read
     */
    Optional<Login> find(String asked, String place, UserEnvironment machine, Remarks remarks) {
        Optional<Map.Entry<String, JsonNode>> own = find(root.path("credHelpers"), asked);
        String helper = own.map(found -> found.getValue().asText())
                .orElseGet(() -> root.path("credsStore").asText());
        if (!helper.isBlank()) {
            Set<String> servers = new LinkedHashSet<>();
            own.or(() -> find(entries, asked)).ifPresent(found -> servers.add(found.getKey()));
            servers.addAll(servers(registry(asked)));
            try {
                Optional<Login> login =
                        HelperCall.of(HELPER + helper, Map.of(), machine).ask(List.copyOf(servers), place, remarks);
                if (login.isPresent()) {
                    return login;
                }
            } catch (IOException e) {
                remarks.problem(String.valueOf(e.getMessage()));
            }
        }
        return find(entries, asked).flatMap(entry -> login(entry.getValue(), place));
    }

    /** The names under which helpers store the credentials for a registry. */
    static List<String> servers(String registry) {
        return DockerHub.namesOf(registry).size() > 1 ? List.of(HUB, registry) : List.of(registry);
    }

    static String registry(String asked) {
        int slash = asked.indexOf('/');
        return slash < 0 ? asked : asked.substring(0, slash);
    }

    /** The entry for the longest part of a name, with its key as it is written. */
    private static Optional<Map.Entry<String, JsonNode>> find(JsonNode entries, String asked) {
        String registry = registry(asked);
        List<String> names = DockerHub.namesOf(registry);
        for (String path = asked.substring(registry.length()); ; path = path.substring(0, path.lastIndexOf('/'))) {
            for (String name : names) {
                for (Map.Entry<String, JsonNode> entry : entries.properties()) {
                    if (plain(entry.getKey()).equals(name + path)) {
                        return Optional.of(Map.entry(entry.getKey(), entry.getValue()));
                    }
                }
            }
            if (path.isEmpty()) {
                return Optional.empty();
            }
        }
    }

    /** A key without what Docker's client writes around the host. */
    private static String plain(String key) {
        String plain = key.strip();
        for (String scheme : List.of("https://", "http://")) {
            plain = plain.startsWith(scheme) ? plain.substring(scheme.length()) : plain;
        }
        for (String end : List.of("/", "/v1", "/v2")) {
            plain = plain.endsWith(end) ? plain.substring(0, plain.length() - end.length()) : plain;
        }
        return plain;
    }

    private static Optional<Login> login(JsonNode entry, String place) {
        String token = entry.path("identitytoken").asText();
        if (!token.isEmpty()) {
            return Optional.of(new Login(Login.TOKEN, token, place));
        }
        List<String> pair = new ArrayList<>(
                List.of(entry.path("username").asText(), entry.path("password").asText()));
        String encoded = entry.path("auth").asText().strip();
        if (!encoded.isEmpty()) {
            String text = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            if (colon < 0) {
                throw new IllegalArgumentException("no password");
            }
            pair = List.of(text.substring(0, colon), text.substring(colon + 1));
        }
        return pair.contains("") ? Optional.empty() : Optional.of(new Login(pair.get(0), pair.get(1), place));
    }
}
