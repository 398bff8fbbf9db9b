package io.github.dockeroptimize.report.image;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * A layer in the source of an image.
 *
 * @param name what the source calls it; layers of one name are the same
 * @param digest empty: the source doesn't say
 * @param size in bytes, as it is stored
 * @param position where it lies, for sources that are read from the front to the back
 */
record StoredLayer(String name, Optional<Digest> digest, long size, long position, Opening opening) {

    /** Opens it. */
    @FunctionalInterface
    interface Opening {
        InputStream open() throws IOException;
    }
}
