package io.github.dockeroptimize.layering;

/**
 * A release dependency, identified without its version.
 *
 * @param key {@code groupId:artifactId[:classifier]}
 * @param size of its file, in bytes
 */
public record Dependency(String key, long size) {

    /** The group id: artifacts of one group are usually released and bumped together. */
    public String origin() {
        return originOf(key);
    }

    static String originOf(String key) {
        int colon = key.indexOf(':');
        return colon < 0 ? key : key.substring(0, colon);
    }
}
