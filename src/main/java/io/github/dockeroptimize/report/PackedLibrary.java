package io.github.dockeroptimize.report;

import io.github.dockeroptimize.inspect.LibraryKind;

/**
 * A library in the image.
 *
 * @param key {@code groupId:artifactId[:classifier]}, or what is known of it
 * @param coordinates {@code groupId:artifactId:version[:classifier]}, or its file name where no more is known
 */
public record PackedLibrary(String key, String coordinates, LibraryKind kind) {

    /** Empty where only the file name is known. */
    String groupId() {
        int colon = key.indexOf(':');
        return colon < 0 ? "" : key.substring(0, colon);
    }

    /** What it is called, whoever makes it. */
    String artifactId() {
        String[] parts = key.split(":", -1);
        return parts.length > 1 ? parts[1] : key;
    }

    /** Empty where it has none, or none is known. */
    String classifier() {
        String[] parts = key.split(":", -1);
        return parts.length > 2 ? parts[2] : "";
    }

    /** Empty where only the file name is known. */
    String version() {
        String[] parts = coordinates.split(":", -1);
        return parts.length > 2 ? parts[2] : "";
    }
}
