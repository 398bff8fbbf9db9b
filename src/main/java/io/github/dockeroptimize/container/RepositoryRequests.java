package io.github.dockeroptimize.container;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one repository is asked for and sent (OCI distribution specification 1.1) where jib-core isn't: its public side can do
 * so only by building a whole image, and makes a new connection for each request.
 */
final class RepositoryRequests {

    private static final String TYPES = String.join(
            ", ",
            "application/vnd.oci.image.index.v1+json",
            "application/vnd.docker.distribution.manifest.list.v2+json",
            "application/vnd.oci.image.manifest.v1+json",
            "application/vnd.docker.distribution.manifest.v2+json");

    private static final int MOST_REDIRECTS = 3;

    /** Of a manifest or a config, which are read into memory; registries take manifests of 4 MB. */
    private static final int LARGEST = 16 << 20;

    private final Reference repository;
    private final Connections connections;
    private final CredentialSources credentials;
    private final String actions;

    private @Nullable String authorization;
    private @Nullable URL reached;

    /**
     * @param actions what a token is to allow, {@code pull} or {@code pull,push}
     */
    RepositoryRequests(Reference repository, Connections connections, CredentialSources credentials, String actions) {
        this.repository = repository;
        this.actions = actions;
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

    /** A blob that may be too large for the memory, to be closed by the caller. */
    InputStream openBlob(String digest) throws IOException {
        HttpURLConnection answer = request("GET", "blobs/" + digest);
        requireOk(answer);
        return answer.getInputStream();
    }

    boolean hasBlob(String digest) throws IOException {
        HttpURLConnection head = request("HEAD", "blobs/" + digest);
        if (head.getResponseCode() == HttpURLConnection.HTTP_NOT_FOUND) {
            return false;
        }
        requireOk(head);
        return true;
    }

    /**
     * Takes a blob over from another repository of the registry.
     *
     * @return whether it is here now: a registry need not do it, and not for everybody
     */
    boolean mount(String digest, String from) throws IOException {
        HttpURLConnection answer = request("POST", "blobs/uploads/?mount=" + digest + "&from=" + from);
        return answer.getResponseCode() == HttpURLConnection.HTTP_CREATED;
    }

    /** Sends a blob whole. */
    void sendBlob(String digest, byte[] content) throws IOException {
        sendBlob(digest, content.length, out -> out.write(content));
    }

    void sendBlob(String digest, Path file) throws IOException {
        sendBlob(digest, Files.size(file), out -> Files.copy(file, out));
    }

    private void sendBlob(String digest, long size, Connections.Body body) throws IOException {
        HttpURLConnection started = request("POST", "blobs/uploads/");
        String location = started.getHeaderField("Location");
        if (started.getResponseCode() != HttpURLConnection.HTTP_ACCEPTED || location == null) {
            throw status(started);
        }
        String address = location + (location.contains("?") ? "&" : "?") + "digest=" + digest;
        URL upload = connections.resolve(started.getURL(), address);
        boolean same = upload.getAuthority().equals(started.getURL().getAuthority());
        HttpURLConnection answer =
                connections.put(upload, same ? authorization : null, "application/octet-stream", size, body);
        requireCreated(answer);
    }

    void sendManifest(String qualifier, String type, byte[] manifest) throws IOException {
        URL address = connections.resolve(reached(), "/v2/" + repository.repository() + "/manifests/" + qualifier);
        requireCreated(connections.put(address, authorization, type, manifest.length, out -> out.write(manifest)));
    }

    /** How the registry was reached by the requests before, which have found out about HTTPS and authorization. */
    private URL reached() throws IOException {
        return reached == null
                ? request("HEAD", "manifests/" + repository.qualifier()).getURL()
                : reached;
    }

    private void requireCreated(HttpURLConnection answer) throws IOException {
        if (answer.getResponseCode() != HttpURLConnection.HTTP_CREATED) {
            throw status(answer);
        }
    }

    private byte[] get(String path) throws IOException {
        HttpURLConnection answer = request("GET", path);
        requireOk(answer);
        try (InputStream in = answer.getInputStream()) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new IOException("the registry sends more than " + LARGEST + " bytes for " + path);
            }
            return bytes;
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
        reached = answer.getURL();
        boolean redirected = !method.equals("POST");
        String elsewhere = redirected ? answer.getHeaderField("Location") : null;
        for (int i = 0; i < MOST_REDIRECTS && answer.getResponseCode() / 100 == 3 && elsewhere != null; i++) {
            // a store of blobs has an authorization of its own in the address, and refuses another
            answer = connections.open(method, connections.resolve(answer.getURL(), elsewhere), null, TYPES);
            elsewhere = answer.getHeaderField("Location");
        }
        return answer;
    }

    private Optional<String> authorize(@Nullable String challenge) throws IOException {
        Optional<Login> login = credentials.first(repository.registry());
        if (challenge != null && challenge.regionMatches(true, 0, "Bearer", 0, 6)) {
            return new TokenRequest(connections, challenge, repository.repository(), actions).token(login);
        }
        return login.map(RepositoryRequests::basic);
    }

    static String basic(Login login) {
        String pair = login.username() + ":" + login.password();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private void requireOk(HttpURLConnection answer) throws IOException {
        int status = answer.getResponseCode();
        if (status != HttpURLConnection.HTTP_OK) {
            throw status(answer);
        }
    }

    private RegistryStatusException status(HttpURLConnection answer) throws IOException {
        return new RegistryStatusException(repository, answer.getResponseCode(), answer.getHeaderField("Retry-After"));
    }
}
