package io.github.dockeroptimize.container;

import java.util.Optional;

/**
 * An image reference taken apart, by the rules of Docker's client: what has no registry is on Docker Hub, and what has no
 * tag either is {@code latest}.
 *
 * @param registry host and port that answer to requests
 */
record Reference(String registry, String repository, Optional<String> tag, Optional<String> digest) {

    private static final String HUB = "registry-1.docker.io";

    static Reference parse(String text) {
        int at = text.indexOf('@');
        String named = at < 0 ? text : text.substring(0, at);
        int colon = named.indexOf(':', named.lastIndexOf('/') + 1);
        String path = colon < 0 ? named : named.substring(0, colon);
        Optional<String> digest = at < 0 ? Optional.empty() : Optional.of(text.substring(at + 1));
        Optional<String> tag = colon < 0 ? Optional.empty() : Optional.of(named.substring(colon + 1));
        if (tag.isEmpty() && digest.isEmpty()) {
            tag = Optional.of("latest");
        }
        int slash = path.indexOf('/');
        String first = slash < 0 ? "" : path.substring(0, slash);
        boolean host = first.contains(".") || first.contains(":") || first.equals("localhost");
        if (host && !first.equals("docker.io") && !first.equals("index.docker.io")) {
            return new Reference(first, path.substring(slash + 1), tag, digest);
        }
        String repository = host ? path.substring(slash + 1) : path;
        return new Reference(HUB, repository.contains("/") ? repository : "library/" + repository, tag, digest);
    }

    /** What its manifest is asked for by. */
    String qualifier() {
        return digest.or(() -> tag).orElseThrow();
    }

    Reference on(String otherRegistry) {
        return new Reference(otherRegistry, repository, tag, digest);
    }

    Reference tagged(String otherTag) {
        return new Reference(registry, repository, Optional.of(otherTag), Optional.empty());
    }

    boolean isOnDockerHub() {
        return registry.equals(HUB);
    }

    /** The registry as people write it. */
    String registryName() {
        return isOnDockerHub() ? "docker.io" : registry;
    }

    @Override
    public String toString() {
        return registryName() + "/" + repository
                + tag.map(name -> ":" + name).orElse("")
                + digest.map(value -> "@" + value).orElse("");
    }
}
