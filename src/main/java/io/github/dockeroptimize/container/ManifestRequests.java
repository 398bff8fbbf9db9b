package io.github.dockeroptimize.container;

import com.google.cloud.tools.jib.api.Credential;
import com.google.cloud.tools.jib.api.CredentialRetriever;
import com.google.cloud.tools.jib.registry.credentials.CredentialRetrievalException;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks one repository for manifests (OCI distribution specification 1.1). jib-core's public side can do so only by
 * building an image, and its HTTP client takes as much CPU time to load as all else that an unchanged build does.
 */
final class ManifestRequests {

    private static final String TYPES = String.join(
            ", ",
            "application/vnd.oci.image.index.v1+json",
            "application/vnd.docker.distribution.manifest.list.v2+json",
            "application/vnd.oci.image.manifest.v1+json",
            "application/vnd.docker.distribution.manifest.v2+json");

    private static final int MOST_REDIRECTS = 3;

    private final Reference repository;
    private final Connections connections;
    private final List<CredentialRetriever> credentials;

    private @Nullable String authorization;

    ManifestRequests(Reference repository, Connections connections, List<CredentialRetriever> credentials) {
        this.repository = repository;
        this.connections = connections;
        this.credentials = credentials;
    }

    /** The digest of a manifest; empty: there is none of that name. */
    Optional<String> digest(String qualifier) throws IOException {
        HttpURLConnection head = request("HEAD", "manifests/" + qualifier);
        if (head.getResponseCode() == HttpURLConnection.HTTP_NOT_FOUND) {
            return Optional.empty();
        }
        requireOk(head);
        String digest = head.getHeaderField("Docker-Content-Digest");
        if (digest != null && digest.startsWith(Digests.PREFIX)) {
            return Optional.of(digest);
        }
        return Optional.of(Digests.PREFIX + Digests.hex(get("manifests/" + qualifier)));
    }

    byte[] manifest(String qualifier) throws IOException {
        return get("manifests/" + qualifier);
    }

    byte[] blob(String digest) throws IOException {
        return get("blobs/" + digest);
    }

    private byte[] get(String path) throws IOException {
        HttpURLConnection answer = request("GET", path);
        requireOk(answer);
        try (InputStream in = answer.getInputStream()) {
            return in.readAllBytes();
        }
    }

    private HttpURLConnection request(String method, String path) throws IOException {
        String address = "/v2/" + repository.repository() + "/" + path;
        HttpURLConnection answer = connections.open(method, repository.registry(), address, authorization, TYPES);
        if (answer.getResponseCode() == HttpURLConnection.HTTP_UNAUTHORIZED) {
            Optional<String> found = authorize(answer.getHeaderField("WWW-Authenticate"));
            if (found.isPresent()) {
                authorization = found.get();
                answer = connections.open(method, repository.registry(), address, authorization, TYPES);
            }
        }
        String elsewhere = answer.getHeaderField("Location");
        for (int i = 0; i < MOST_REDIRECTS && answer.getResponseCode() / 100 == 3 && elsewhere != null; i++) {
            // a store of blobs has an authorization of its own in the address, and refuses another
            answer = connections.open(method, connections.resolve(answer.getURL(), elsewhere), null, TYPES);
            elsewhere = answer.getHeaderField("Location");
        }
        return answer;
    }

    private Optional<String> authorize(@Nullable String challenge) throws IOException {
        Optional<Credential> credential = credential();
        if (challenge != null && challenge.regionMatches(true, 0, "Bearer", 0, 6)) {
            return new TokenRequest(connections, challenge, repository.repository()).token(credential);
        }
        return credential.map(ManifestRequests::basic);
    }

    static String basic(Credential credential) {
        String pair = credential.getUsername() + ":" + credential.getPassword();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private Optional<Credential> credential() throws IOException {
        try {
            for (CredentialRetriever retriever : credentials) {
                Optional<Credential> credential = retriever.retrieve();
                if (credential.isPresent()) {
                    return credential;
                }
            }
            return Optional.empty();
        } catch (CredentialRetrievalException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private void requireOk(HttpURLConnection answer) throws IOException {
        int status = answer.getResponseCode();
        if (status != HttpURLConnection.HTTP_OK) {
            throw new RegistryStatusException(repository, status, answer.getHeaderField("Retry-After"));
        }
    }
}
