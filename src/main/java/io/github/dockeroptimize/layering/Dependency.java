package io.github.dockeroptimize.layering;

/**
 * A release dependency, known by what its versions have in common.
 *
 * @param key {@code groupId:artifactId[:classifier]}
 * @param size of its file, in bytes
 */
public record Dependency(String key, long size) {

    /** Artifacts of one group are mostly released, and bumped, together. */
    public String origin() {
        return originOf(key);
    }

    static String originOf(String key) {
        int colon = key.indexOf(':');
        return colon < 0 ? key : key.substring(0, colon);
    }
}
