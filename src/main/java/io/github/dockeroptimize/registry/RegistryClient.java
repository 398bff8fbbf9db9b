package io.github.dockeroptimize.registry;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.image.Digests;
import io.github.dockeroptimize.registry.credentials.CredentialSources;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Requests to one repository (OCI distribution specification 1.1), also from several threads. */
public final class RegistryClient {

    private static final String TYPES = String.join(
            ", ",
            "application/vnd.oci.image.index.v1+json",
            "application/vnd.docker.distribution.manifest.list.v2+json",
            "application/vnd.oci.image.manifest.v1+json",
            "application/vnd.docker.distribution.manifest.v2+json");

    private static final int MOST_REDIRECTS = 5;

    /** How often a request is sent again with other credentials: with another thread's, and with those that it asks for. */
    private static final int MOST_TRIES = 2;

    /** Answers to HEAD after which GET may have another; 405 is that of proxies that know no HEAD. */
    private static final Set<Integer> GET_INSTEAD = Set.of(200, 400, 403, 405, 406, 410, 415, 501);

    /** How registries say that they don't mount, or not from there. */
    private static final Set<Integer> REFUSED_MOUNTS = Set.of(400, 401, 403, 404, 405, 501);

    /** Answers to HEAD of blobs that don't say that they are there; 401 is that of ECR's public registry. */
    private static final Set<Integer> UNSAID = Set.of(400, 401, 403, 404, 405, 501);

    /** The maximum size of a manifest or config, which are read into memory; registries accept manifests of 4 MB. */
    private static final int LARGEST = 16 << 20;

    private final Reference repository;
    private final Connections connections;
    private final Authorization authorization;

    private volatile @Nullable URL reached;

    /**
     * @param actions what a token has to allow, {@code pull} or {@code pull,push}
     */
    public RegistryClient(
            Reference repository, Connections connections, CredentialSources credentials, String actions) {
        this.repository = repository;
        this.connections = connections;
        this.authorization = new Authorization(repository, connections, credentials, actions);
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
        try {
            return Optional.of(Digests.PREFIX + Digests.hex(manifest(qualifier)));
        } catch (RegistryStatusException e) {
            if (e.status() == HttpURLConnection.HTTP_NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
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

    /** Whether the repository says that it has a blob. Where it refuses to say, an upload finds out what is wrong. */
    public boolean hasBlob(String digest) throws IOException {
        HttpURLConnection head = request("HEAD", "blobs/" + digest);
        if (UNSAID.contains(head.getResponseCode())) {
            return false;
        }
        requireOk(head);
        return true;
    }

    /** Starts an upload. */
    public Upload startUpload() throws IOException {
        return started(request("POST", "blobs/uploads/"));
    }

    /**
     * Mounts a blob from another repository of the registry.
     *
     * @return the upload to send it with where the registry doesn't do that; empty if the blob is there now
     */
    public Optional<Upload> mount(String digest, String from) throws IOException {
        HttpURLConnection answer = request("POST", "blobs/uploads/?mount=" + digest + "&from=" + from);
        int status = answer.getResponseCode();
        if (status == HttpURLConnection.HTTP_CREATED) {
            return Optional.empty();
        }
        boolean refused = REFUSED_MOUNTS.contains(status);
        return Optional.of(refused ? startUpload() : started(answer));
    }

    private Upload started(HttpURLConnection answer) throws IOException {
        String location = answer.getHeaderField("Location");
        if (answer.getResponseCode() != HttpURLConnection.HTTP_ACCEPTED || location == null) {
            throw status(answer);
        }
        return new Upload(connections.resolve(answer.getURL(), location));
    }

    /** Sends a complete blob. */
    public void sendBlob(String digest, byte[] content) throws IOException {
        send(startUpload(), digest, content.length, out -> out.write(content));
    }

    /** Sends a complete blob with an upload that was started. */
    public void sendBlob(Upload upload, String digest, Path file) throws IOException {
        send(upload, digest, Files.size(file), out -> Files.copy(file, out));
    }

    private void send(Upload upload, String digest, long size, Connections.Body body) throws IOException {
        String address = upload.address().toString();
        put(
                connections.resolve(
                        upload.address(), address + (address.contains("?") ? "&" : "?") + "digest=" + digest),
                "application/octet-stream",
                size,
                body);
    }

    public void sendManifest(String qualifier, String type, byte[] manifest) throws IOException {
        URL address = connections.resolve(reached(), "/v2/" + repository.repository() + "/manifests/" + qualifier);
        put(address, type, manifest.length, out -> out.write(manifest));
    }

    /**
     * Sends a body, also where the address redirects to. Credentials go to the registry itself only, and new ones are asked
     * for once, since a token may have expired during an upload.
     */
    private void put(URL address, String type, long size, Connections.Body body) throws IOException {
        URL next = address;
        boolean renewed = false;
        for (int redirects = 0; ; ) {
            boolean own = Connections.isSameHost(next, reached());
            String used = own ? authorization.header() : null;
            HttpURLConnection answer = connections.put(next, used, type, size, body);
            int status = answer.getResponseCode();
            String location = answer.getHeaderField("Location");
            if (status / 100 == 3 && location != null && redirects++ < MOST_REDIRECTS) {
                next = connections.resolve(next, location);
            } else if (status == HttpURLConnection.HTTP_UNAUTHORIZED
                    && own
                    && !renewed
                    && authorization.renew(answer, used)) {
                renewed = true;
            } else if (status / 100 == 2) {
                return;
            } else {
                throw status(answer);
            }
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
        for (int tries = 0; ; tries++) {
            String used = authorization.header();
            HttpURLConnection answer = connections.open(method, repository.registry(), address, used, TYPES);
            if (answer.getResponseCode() != HttpURLConnection.HTTP_UNAUTHORIZED
                    || tries == MOST_TRIES
                    || !authorization.renew(answer, used)) {
                reached = answer.getURL();
                return connections.follow(method, answer, used, TYPES);
            }
        }
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
