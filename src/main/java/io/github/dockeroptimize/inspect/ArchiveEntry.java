package io.github.dockeroptimize.inspect;

/**
 * One entry of an archive.
 *
 * @param name as in the archive, with slashes; a folder's ends in one
 * @param size in bytes when taken out
 * @param compressedSize in bytes inside the archive
 */
public record ArchiveEntry(String name, long size, long compressedSize) {

    public boolean isFolder() {
        return name.endsWith("/");
    }

    /** The last part of the name. */
    public String fileName() {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
