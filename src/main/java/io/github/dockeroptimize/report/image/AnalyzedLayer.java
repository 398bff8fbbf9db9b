package io.github.dockeroptimize.report.image;

import java.util.List;

/**
 * One layer of an image, as it was read.
 *
 * @param digest of its bytes as they are stored
 * @param diffId the digest of its tar
 * @param createdBy what its image's history says of it, or nothing
 * @param ofBase whether it belongs to the base image
 * @param compressedSize its bytes as they are stored; {@code docker save} stores layers that aren't compressed
 * @param uncompressedSize the bytes of its tar
 * @param fileBytes the sizes of its files together
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
     * How many there are of each kind.
     *
     * @param files with content of their own, or empty
     * @param others devices and pipes
     * @param whiteouts files and folders of lower layers that are gone ({@code .wh.name})
     * @param opaqueFolders folders that show nothing of lower layers ({@code .wh..wh..opq})
     */
    public record Counts(
            int files, int folders, int symlinks, int hardLinks, int others, int whiteouts, int opaqueFolders) {}
}
