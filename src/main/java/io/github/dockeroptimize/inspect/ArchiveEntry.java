package io.github.dockeroptimize.inspect;

/**
 * One entry of an archive.
 *
 * @param name as in the archive, with slashes; a folder's ends in one
 * @param size in bytes when taken out
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
