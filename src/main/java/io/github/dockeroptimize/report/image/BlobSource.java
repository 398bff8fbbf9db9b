package io.github.dockeroptimize.report.image;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Where manifests and blobs of an image come from. Whatever is given here is checked against its digest by the reader. */
public interface BlobSource {

    /**
     * A manifest or an index.
     *
     * @param reference a digest, or what the source calls an image by
     * @return empty: there is none of that name
     */
    Optional<byte[]> manifest(String reference) throws IOException;

    /** The bytes of a blob as they are stored, to be closed by the caller. */
    InputStream blob(String digest) throws IOException;

    /**
     * Where a blob lies, for sources that are read from the front to the back: blobs are asked for in this order, and where
     * it is the same in that of the manifest.
     */
    default long position(String digest) throws IOException {
        return 0;
    }
}
