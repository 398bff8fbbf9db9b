package io.github.dockeroptimize.image;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The source of an image's manifests and blobs. The reader checks all of them against their digests. */
public interface BlobSource {

    /**
     * A manifest or an index.
     *
     * @param reference a digest, or the source's name of an image
     * @return empty if there is none of that name
     */
    Optional<byte[]> manifest(String reference) throws IOException;

    /** Opens the stored bytes of a blob; the caller closes the stream. */
    InputStream blob(String digest) throws IOException;

    /**
     * The position of a blob, for sequential sources: blobs are read in this order, and in the order of the manifest if
     * it is equal.
     */
    default long position(String digest) throws IOException {
        return 0;
    }
}
