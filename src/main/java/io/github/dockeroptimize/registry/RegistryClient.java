package io.github.dockeroptimize.registry;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.image.Digests;
import io.github.dockeroptimize.registry.credentials.CredentialSources;
import io.github.dockeroptimize.registry.credentials.Login;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Requests to one repository (OCI distribution specification 1.1) that jib-core can't send without building a whole image,
 * over one connection.
 */
public final class RegistryClient {

    private static final String TYPES = String.join(
            ", ",
            "application/vnd.oci.image.index.v1+json",
            "application/vnd.docker.distribution.manifest.list.v2+json",
            "application/vnd.oci.image.manifest.v1+json",
            "application/vnd.docker.distribution.manifest.v2+json");

    private static final int MOST_REDIRECTS = 5;

    /** Answers to HEAD after which GET may have another; 405 is that of proxies that know no HEAD. */
    private static final Set<Integer> GET_INSTEAD = Set.of(200, 400, 403, 405, 406, 410, 415, 501);

    /** The maximum size of a manifest or config, which are read into memory; registries accept manifests of 4 MB. */
    private static final int LARGEST = 16 << 20;

    private final Reference repository;
    private final Connections connections;
    private final CredentialSources credentials;
    private final String actions;

    private volatile @Nullable String authorization;
    private volatile @Nullable URL reached;

    /**
     * @param actions what a token has to allow, {@code pull} or {@code pull,push}
     */
    public RegistryClient(
            Reference repository, Connections connections, CredentialSources credentials, String actions) {
        this.repository = repository;
        this.actions = actions;
        this.connections = connections;
        this.credentials = credentials;
    }

    /**
     * The digest of a manifest; empty if there is no manifest with this name. It is asked for with GET where HEAD is refused or
     * its answer doesn't say that it is about a manifest.
     */
    public Optional<String> digest(String qualifier) throws IOException {
        HttpURLConnection head = request("HEAD", "manifests/" + qualifier);
        int status = head.getResponseCode();
        if (status == HttpURLConnection.HTTP_NOT_FOUND) {
            return Optional.empty();
        }
        Optional<String> digest = Optional.ofNullable(head.getHeaderField("Docker-Content-Digest"))
                .filter(Digests::isDigest);
        if (status == HttpURLConnection.HTTP_OK
                && digest.isPresent()
                && String.valueOf(head.getContentType()).startsWith("application/")) {
            return digest;
        }
        if (!GET_INSTEAD.contains(status)) {
            throw status(head);
        }
        return Optional.of(Digests.PREFIX + Digests.hex(manifest(qualifier)));
    }

    /**
     * A manifest or an index.
     *
     * @throws WrongContentException if the answer is something else, such as a sign-in page
     */
    public byte[] manifest(String qualifier) throws IOException {
        HttpURLConnection answer = request("GET", "manifests/" + qualifier);
        byte[] bytes = read(answer, qualifier);
        if (qualifier.startsWith(Digests.PREFIX)) {
            return verified(bytes, qualifier);
        }
        if (TopFields.of(bytes).filter(fields -> !fields.containsKey("errors")).isEmpty()) {
            throw wrong("answers with " + quote(String.valueOf(answer.getContentType())) + " instead of a manifest");
        }
        return bytes;
    }

    public byte[] blob(String digest) throws IOException {
        return verified(read(request("GET", "blobs/" + digest), digest), digest);
    }

    private byte[] verified(byte[] bytes, String digest) throws IOException {
        if (!digest.equals(Digests.PREFIX + Digests.hex(bytes))) {
            throw wrong("sends other bytes than " + quote(digest));
        }
        return bytes;
    }

    private WrongContentException wrong(String phrase) {
        return new WrongContentException(quote(repository.registryName()), phrase);
    }

    /** A blob as a stream, since it may be too large for the memory. The caller closes it. */
    public InputStream openBlob(String digest) throws IOException {
        HttpURLConnection answer = request("GET", "blobs/" + digest);
        requireOk(answer);
        return answer.getInputStream();
    }

    /** Writes a blob into a file. */
    public void saveBlob(String digest, Path file) throws IOException {
        MessageDigest received = Digests.sha256();
        HttpURLConnection answer = request("GET", "blobs/" + digest);
        requireOk(answer);
        try (InputStream in = answer.getInputStream();
                OutputStream out = new DigestOutputStream(Files.newOutputStream(file), received)) {
            requireAll(answer, in.transferTo(out));
        }
        if (!digest.equals(Digests.PREFIX + HexFormat.of().formatHex(received.digest()))) {
            throw wrong("sends other bytes than " + quote(digest));
        }
    }

    public boolean hasBlob(String digest) throws IOException {
        HttpURLConnection head = request("HEAD", "blobs/" + digest);
        if (head.getResponseCode() == HttpURLConnection.HTTP_NOT_FOUND) {
            return false;
        }
        requireOk(head);
        return true;
    }

    /**
     * Mounts a blob from another repository of the registry.
     *
     * @return whether it worked: registries don't have to support it
     */
    public boolean mount(String digest, String from) throws IOException {
        HttpURLConnection answer = request("POST", "blobs/uploads/?mount=" + digest + "&from=" + from);
        return answer.getResponseCode() == HttpURLConnection.HTTP_CREATED;
    }

    /** Sends a complete blob. */
    public void sendBlob(String digest, byte[] content) throws IOException {
        sendBlob(digest, content.length, out -> out.write(content));
    }

    public void sendBlob(String digest, Path file) throws IOException {
        sendBlob(digest, Files.size(file), out -> Files.copy(file, out));
    }

    private void sendBlob(String digest, long size, Connections.Body body) throws IOException {
        HttpURLConnection started = request("POST", "blobs/uploads/");
        String location = started.getHeaderField("Location");
        if (started.getResponseCode() != HttpURLConnection.HTTP_ACCEPTED || location == null) {
            throw status(started);
        }
        String address = location + (location.contains("?") ? "&" : "?") + "digest=" + digest;
        put(connections.resolve(started.getURL(), address), "application/octet-stream", size, body);
    }

    public void sendManifest(String qualifier, String type, byte[] manifest) throws IOException {
        URL address = connections.resolve(reached(), "/v2/" + repository.repository() + "/manifests/" + qualifier);
        put(address, type, manifest.length, out -> out.write(manifest));
    }

    /** Sends a body, also where the address redirects to; credentials go to the registry itself only. */
    private void put(URL address, String type, long size, Connections.Body body) throws IOException {
        HttpURLConnection answer;
        URL next = address;
        int redirects = 0;
        do {
            String header = Connections.isSameHost(next, reached()) ? authorization : null;
            answer = connections.put(next, header, type, size, body);
            String location = answer.getHeaderField("Location");
            next = answer.getResponseCode() / 100 == 3 && location != null ? connections.resolve(next, location) : next;
        } while (answer.getResponseCode() / 100 == 3 && redirects++ < MOST_REDIRECTS);
        if (answer.getResponseCode() / 100 != 2) {
            throw status(answer);
        }
    }

    /** The address at which earlier requests reached the registry; they know about HTTPS and authorization. */
    private URL reached() throws IOException {
        if (reached == null) {
            request("HEAD", "manifests/" + repository.qualifier());
        }
        return Objects.requireNonNull(reached);
    }

    private byte[] read(HttpURLConnection answer, String what) throws IOException {
        requireOk(answer);
        try (InputStream in = answer.getInputStream()) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw wrong("sends more than " + LARGEST + " bytes for " + quote(what));
            }
            requireAll(answer, bytes.length);
            return bytes;
        }
    }

    /** The JDK takes a connection that breaks for the end of the answer. */
    private static void requireAll(HttpURLConnection answer, long bytes) throws IOException {
        if (bytes < answer.getContentLengthLong()) {
            throw new EOFException(
                    "the connection broke after " + bytes + " of " + answer.getContentLengthLong() + " bytes");
        }
    }

    private HttpURLConnection request(String method, String path) throws IOException {
        String address = "/v2/" + repository.repository() + "/" + path;
        HttpURLConnection answer = connections.open(method, repository.registry(), address, authorization, TYPES);
        if (answer.getResponseCode() == HttpURLConnection.HTTP_UNAUTHORIZED) {
            Optional<String> found = authorize(answer);
            if (found.isPresent()) {
                authorization = found.get();
                answer = connections.open(method, repository.registry(), address, authorization, TYPES);
            }
        }
        reached = answer.getURL();
        return connections.follow(method, answer, authorization, TYPES);
    }

    /**
     * Whether jib-core may have these credentials. It sends an identity token in the body of a request, also over plain HTTP
     * and to any target of a redirect by the token service. So it gets the token only after the same request succeeded here.
     * A password stays in a header, which jib-core drops in both cases; but where plain HTTP is allowed, jib-core trusts any
     * challenge.
     */
    public boolean isSafeForJib(Login login) {
        if (!login.isRefreshToken() && !connections.allowInsecure()) {
            return true;
        }
        String path = actions.equals("pull") ? repository.repository() + "/manifests/" + repository.qualifier() : "";
        try {
            HttpURLConnection answer = connections.open("GET", repository.registry(), "/v2/" + path, null, TYPES);
            for (Challenge challenge : challenges(answer)) {
                Optional<TokenRequest> token = tokenRequest(answer.getURL(), challenge);
                if (token.isPresent()
                        && (isWithheld(token.get())
                                || (login.isRefreshToken()
                                        && token.get().token(Optional.of(login)).isEmpty()))) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Rejects a registry that sends uploads to another host, since jib-core would send its credentials there.
     *
     * @throws ForeignUploadException if that is another host
     */
    public void requireUploadsHere() throws IOException {
        if (credentials.first(repository.place()).isEmpty()) {
            return;
        }
        HttpURLConnection started = request("POST", "blobs/uploads/");
        String location = started.getHeaderField("Location");
        if (started.getResponseCode() == HttpURLConnection.HTTP_ACCEPTED && location != null) {
            URL upload = connections.resolve(started.getURL(), location);
            if (!Connections.isSameHost(upload, started.getURL())) {
                throw new ForeignUploadException(upload.getAuthority());
            }
            connections.open("DELETE", upload, authorization, TYPES);
        }
    }

    /** A token, or where the token service gives none or isn't named, user name and password. */
    private Optional<String> authorize(HttpURLConnection answer) throws IOException {
        Optional<Login> login = credentials.first(repository.place());
        List<Challenge> challenges = challenges(answer);
        for (Challenge challenge : challenges) {
            Optional<TokenRequest> request = tokenRequest(answer.getURL(), challenge);
            if (request.isPresent()) {
                Optional<String> token =
                        request.get().token(login.isPresent() && isWithheld(request.get()) ? Optional.empty() : login);
                if (token.isEmpty() && actions.equals("pull")) {
                    token = request.get().token(Optional.empty()); // a public image needs no valid credentials
                }
                if (token.isPresent()) {
                    return token;
                }
            }
        }
        if (!challenges.isEmpty() && challenges.stream().allMatch(Challenge::isBearer)) {
            return Optional.empty();
        }
        if (!Connections.isConfidential(answer.getURL())) {
            login.ifPresent(any -> credentials.withhold(repository.registry(), Connections.PLAIN));
        }
        return login.map(RegistryClient::basic);
    }

    private boolean isWithheld(TokenRequest token) throws IOException {
        Optional<String> hazard = token.hazard();
        hazard.ifPresent(reason -> credentials.withhold(repository.registry(), reason));
        return hazard.isPresent();
    }

    private Optional<TokenRequest> tokenRequest(URL asked, Challenge challenge) {
        String scope = "repository:" + repository.repository() + ":" + actions;
        return challenge.isBearer()
                ? Optional.of(new TokenRequest(connections, asked, challenge, scope))
                : Optional.empty();
    }

    private static List<Challenge> challenges(HttpURLConnection answer) {
        return Challenge.parse(answer.getHeaderFields().entrySet().stream()
                .filter(header -> "WWW-Authenticate".equalsIgnoreCase(header.getKey()))
                .flatMap(header -> header.getValue().stream())
                .toList());
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
        return RegistryStatusException.of(
                quote(repository.registryName()) + " for " + quote(repository.repository()), answer);
    }
}
