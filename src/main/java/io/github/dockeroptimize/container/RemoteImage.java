package io.github.dockeroptimize.container;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.container.cache.CacheDirectory;
import io.github.dockeroptimize.container.cache.LayerFiles;
import io.github.dockeroptimize.registry.Connections;
import io.github.dockeroptimize.registry.Reference;
import io.github.dockeroptimize.registry.RegistryAccess;
import io.github.dockeroptimize.registry.RegistryClient;
import io.github.dockeroptimize.registry.credentials.CredentialSources;
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
 * Reads an image from its registry, or from the first mirror that has it: manifests, and blobs as streams. Layers in the
 * builds' cache are read from there.
 */
public final class RemoteImage {

    private final Reference reference;
    private final List<String> mirrors;
    private final CredentialSources credentials;
    private final Connections connections;
    private final LayerFiles layers;
    private final Optional<Retries> retries;

    private @Nullable RegistryClient found;

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
        CacheDirectory folder = CacheDirectory.in(cache);
        this.connections = new Connections(access, folder.root().resolve("plain-http"));
        this.layers = new LayerFiles(folder, warning -> {});
        this.retries = retries;
    }

    /**
     * An image that builds push. No mirror is asked, since mirrors are for base images. Temporary failures are retried, as in
     * builds. No request is sent yet.
     *
     * @param cache the cache that builds share on this machine
     * @throws InvalidInputException if it is not a valid reference
     */
    public static RemoteImage built(String reference, RegistryAccess access, Path cache) {
        return built(reference, access, cache, Retries.withPauses(BuildListener.SILENT));
    }

    static RemoteImage built(String reference, RegistryAccess access, Path cache, Retries retries) {
        return new RemoteImage(
                Reference.parse(reference), List.of(), access, access.image(), cache, Optional.of(retries));
    }

    /** A base image. No request is sent yet. */
    public static RemoteImage base(String reference, RegistryAccess access, Path cache) {
        Reference parsed = Reference.parse(reference);
        List<String> mirrors = access.mirrors().getOrDefault(parsed.registryName(), List.of());
        return new RemoteImage(parsed, mirrors, access, access.base(), cache, Optional.empty());
    }

    /** Its digest if the name has one, else its tag. */
    public String qualifier() {
        return reference.qualifier();
    }

    /**
     * A manifest or an index.
     *
     * @param qualifier a digest or a tag
     * @return empty if an index refers to a manifest that doesn't exist
     * @throws IOException if no registry has it
     */
    public Optional<byte[]> manifest(String qualifier) throws IOException {
        RegistryClient requests = found;
        if (requests == null) {
            return Optional.of(first(qualifier));
        }
        try {
            return Optional.of(patiently(() -> requests.manifest(qualifier)));
        } catch (IOException e) {
            if (FailureCause.of(e).status().orElse(0) == HttpURLConnection.HTTP_NOT_FOUND) {
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
        RegistryClient requests = new RegistryClient(place, connections, credentials, "pull");
        byte[] manifest = requests.manifest(qualifier);
        found = requests;
        return manifest;
    }

    /** The bytes of a blob, unverified: the caller has to compare the digest. */
    public InputStream blob(String digest) throws IOException {
        RegistryClient requests =
                found == null ? new RegistryClient(reference, connections, credentials, "pull") : found;
        Optional<Path> kept = layers.find(digest);
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
        FailureCause trouble = FailureCause.of(e);
        String registry = quote(reference.registryName());
        if (trouble.status().isEmpty() && trouble.isTls()) {
            return new RegistryException(
                    registry + " speaks plain HTTP, or has an untrusted (self-signed) certificate",
                    "if that is intended, set -Ddocker-optimize.allowInsecureRegistries",
                    e);
        }
        String remedy = switch (trouble.status().orElse(0)) {
            case HttpURLConnection.HTTP_UNAUTHORIZED, HttpURLConnection.HTTP_FORBIDDEN ->
                "log in with 'docker login " + reference.registryName() + "', or set <imageAuth>";
            case HttpURLConnection.HTTP_NOT_FOUND ->
                "check the name " + quote(reference) + ", or build and push it first";
            default -> "check that it can be reached from here, or try again later";
        };
        return new RegistryException(registry + " " + trouble.phrase(), remedy, e);
    }
}
