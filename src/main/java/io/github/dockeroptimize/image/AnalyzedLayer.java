package io.github.dockeroptimize.image;

import java.util.List;

/**
 * The analysis of one layer of an image.
 *
 * @param digest of its stored bytes
 * @param diffId the digest of its tar
 * @param createdBy the entry of the image's history, or empty
 * @param ofBase whether it belongs to the base image
 * @param compressedSize the size of its stored bytes; {@code docker save} does not compress layers
 * @param uncompressedSize the size of its tar
 * @param fileBytes the total size of its files
 * @param largestFiles at most ten, the largest first
 */
public record AnalyzedLayer(
        String digest,
        String diffId,
        String createdBy,
        boolean ofBase,
        long compressedSize,
        long uncompressedSize,
        long fileBytes,
        Counts counts,
        List<ImageFile> largestFiles) {

    public AnalyzedLayer {
        largestFiles = List.copyOf(largestFiles);
    }

    /**
     * The number of entries of each kind.
     *
     * @param files regular files, including empty ones
     * @param others devices and pipes
     * @param whiteouts deleted files and directories of lower layers ({@code .wh.name})
     * @param opaqueFolders directories that hide the content of lower layers ({@code .wh..wh..opq})
     */
    public record Counts(
            int files, int folders, int symlinks, int hardLinks, int others, int whiteouts, int opaqueFolders) {}
}
