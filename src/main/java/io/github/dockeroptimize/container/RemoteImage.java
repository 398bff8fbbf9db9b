package io.github.dockeroptimize.container;

import static io.github.dockeroptimize.InvalidInputException.quote;

import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import io.github.dockeroptimize.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An image in a registry, or in the first of its mirrors that has it: manifests, and blobs that are read as they come. Layers
 * that a build keeps on this machine are read there.
 */
public final class RemoteImage {

    private final Reference reference;
    private final List<String> mirrors;
    private final CredentialSources credentials;
    private final Connections connections;
    private final LayerFiles layers;
    private final Optional<Retries> retries;

    private @Nullable RepositoryRequests found;

    private RemoteImage(
            Reference reference,
            List<String> mirrors,
            RegistryAccess access,
            CredentialSources credentials,
            Path cache,
            Optional<Retries> retries) {
        this.reference = reference;
        this.mirrors = mirrors;
        this.credentials = credentials;
        CacheFolder folder = CacheFolder.in(cache);
        this.connections = new Connections(access, folder.root().resolve("plain-http"));
        this.layers = new LayerFiles(folder);
        this.retries = retries;
    }

    /**
     * An image that builds push. No mirror is asked for it: those are for base images, and its login is its registry's. A
     * registry that can't answer for the moment is asked again, as builds do. Nobody is asked yet.
     *
     * @param cache what builds share on this machine
     * @throws InvalidInputException if it is no reference
     */
    public static RemoteImage built(String reference, RegistryAccess access, Path cache) {
        return built(reference, access, cache, Retries.withPauses(BuildListener.SILENT));
    }

    static RemoteImage built(String reference, RegistryAccess access, Path cache, Retries retries) {
        return new RemoteImage(parse(reference), List.of(), access, access.image(), cache, Optional.of(retries));
    }

    /** A base image. Nobody is asked yet. */
    public static RemoteImage base(String reference, RegistryAccess access, Path cache) {
        Reference parsed = parse(reference);
        List<String> mirrors = access.mirrors().getOrDefault(parsed.registryName(), List.of());
        return new RemoteImage(parsed, mirrors, access, access.base(), cache, Optional.empty());
    }

    private static Reference parse(String text) {
        try {
            ImageReference.parse(text);
        } catch (InvalidImageReferenceException e) {
            throw new InvalidInputException(quote(text) + " is no reference of an image", e);
        }
        return Reference.parse(text);
    }

    /** The digest that it is named by, else its tag. */
    public String qualifier() {
        return reference.qualifier();
    }

    /**
     * A manifest or an index.
     *
     * @param qualifier a digest or a tag
     * @return empty: an index names what isn't there
     * @throws IOException if no registry gives it
     */
    public Optional<byte[]> manifest(String qualifier) throws IOException {
        RepositoryRequests requests = found;
        if (requests == null) {
            return Optional.of(first(qualifier));
        }
        try {
            return Optional.of(patiently(() -> requests.manifest(qualifier)));
        } catch (IOException e) {
            if (Trouble.of(e).status().orElse(0) == HttpURLConnection.HTTP_NOT_FOUND) {
                return Optional.empty();
            }
            throw explained(e);
        }
    }

    private byte[] first(String qualifier) throws IOException {
        for (String mirror : mirrors) {
            try {
                return ask(reference.on(mirror), qualifier);
            } catch (IOException e) {
                // the next one, or the registry itself, may have it
            }
        }
        try {
            return patiently(() -> ask(reference, qualifier));
        } catch (IOException e) {
            throw explained(e);
        }
    }

    private byte[] ask(Reference place, String qualifier) throws IOException {
        RepositoryRequests requests = new RepositoryRequests(place, connections, credentials, "pull");
        byte[] manifest = requests.manifest(qualifier);
        found = requests;
        return manifest;
    }

    /** The bytes of a blob as they come; who reads them has to compare their digest. */
    public InputStream blob(String digest) throws IOException {
        RepositoryRequests requests =
                found == null ? new RepositoryRequests(reference, connections, credentials, "pull") : found;
        Optional<Path> kept = layers.trusted(digest);
        if (kept.isPresent()) {
            return Files.newInputStream(kept.get());
        }
        try {
            return patiently(() -> requests.openBlob(digest));
        } catch (IOException e) {
            throw explained(e);
        }
    }

    private <T> T patiently(Retries.Attempt<T> attempt) throws IOException {
        Retries policy = retries.orElseGet(Retries::none);
        try {
            return policy.call(reference.registryName(), attempt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (BuildFailureException e) {
            throw new IllegalStateException("nothing was built", e);
        }
    }

    private IOException explained(IOException e) {
        Trouble trouble = Trouble.of(e);
        String registry = quote(reference.registryName());
        if (trouble.status().isEmpty() && trouble.isTls()) {
            return new IOException(
                    registry
                            + " speaks plain HTTP, or has a certificate that nobody vouches for; if that is meant to be,"
                            + " set -Ddocker-optimize.allowInsecureRegistries",
                    e);
        }
        String remedy = switch (trouble.status().orElse(0)) {
            case HttpURLConnection.HTTP_UNAUTHORIZED, HttpURLConnection.HTTP_FORBIDDEN ->
                "log in with 'docker login " + reference.registryName() + "', or set <imageAuth>";
            case HttpURLConnection.HTTP_NOT_FOUND ->
                "check the name " + quote(reference) + ", or build and push it first";
            default -> "check that it can be reached from here, or try again later";
        };
        return new IOException(registry + " " + trouble.phrase() + "; " + remedy, e);
    }
}
