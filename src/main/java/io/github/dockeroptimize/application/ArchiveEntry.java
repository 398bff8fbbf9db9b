package io.github.dockeroptimize.application;

/**
 * One entry of an archive.
 *
 * @param name as in the archive, with slashes; a directory's name ends with one
 * @param size in bytes, uncompressed
 */
public record ArchiveEntry(String name, long size) {

    public boolean isFolder() {
        return name.endsWith("/");
    }

    /** The last part of the name. */
    public String fileName() {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
