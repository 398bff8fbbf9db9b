package io.github.dockeroptimize.registry;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.image.ImageName;
import java.util.Optional;

/**
 * An image's name, resolved by the rules of Docker's client: without a registry it is on Docker Hub, and without a tag or
 * digest the tag is {@code latest}.
 *
 * @param registry host and port that answer to requests
 */
public record Reference(String registry, String repository, Optional<String> tag, Optional<String> digest) {

    private static final String HUB = "registry-1.docker.io";

    /**
     * Parses and resolves a name.
     *
     * @throws InvalidInputException if it is not a valid image name
     */
    public static Reference parse(String text) {
        return of(ImageName.of(text)
                .orElseThrow(() -> new InvalidInputException(
                        quote(text) + " is not a valid image reference",
                        "give one such as 'registry.example.com/team/app:1.0'")));
    }

    /** Resolves a name. */
    public static Reference of(ImageName name) {
        Optional<String> tag =
                name.digest().isPresent() ? name.tag() : name.tag().or(() -> Optional.of("latest"));
        String path = name.repository();
        int slash = path.indexOf('/');
        String first = slash < 0 ? "" : path.substring(0, slash);
        boolean host = first.contains(".") || first.contains(":") || first.equals("localhost");
        if (host && !first.equals("docker.io") && !first.equals("index.docker.io")) {
            return new Reference(first, path.substring(slash + 1), tag, name.digest());
        }
        String repository = host ? path.substring(slash + 1) : path;
        return new Reference(HUB, repository.contains("/") ? repository : "library/" + repository, tag, name.digest());
    }

    /** The digest or tag to request its manifest by. */
    public String qualifier() {
        return digest.or(() -> tag).orElseThrow();
    }

    /**
     * The same image elsewhere.
     *
     * @param place a registry, which may have a path before its repositories, such as {@code mirror.example.com/docker}
     */
    public Reference on(String place) {
        int slash = place.indexOf('/');
        return slash < 0
                ? new Reference(place, repository, tag, digest)
                : new Reference(place.substring(0, slash), place.substring(slash + 1) + "/" + repository, tag, digest);
    }

    /** Registry and repository, for which credentials may be stored. */
    public String place() {
        return registry + "/" + repository;
    }

    boolean isOnDockerHub() {
        return registry.equals(HUB);
    }

    /** The registry as users write it. */
    public String registryName() {
        return isOnDockerHub() ? "docker.io" : registry;
    }

    @Override
    public String toString() {
        return registryName() + "/" + repository
                + tag.map(name -> ":" + name).orElse("")
                + digest.map(value -> "@" + value).orElse("");
    }
}
