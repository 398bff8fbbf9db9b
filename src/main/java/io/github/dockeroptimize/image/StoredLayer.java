package io.github.dockeroptimize.image;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * A stored layer of an image.
 *
 * @param name its name in the source; layers with the same name are the same
 * @param digest empty if the source does not name it
 * @param size of the stored bytes
 * @param position its position, for sequential sources
 */
record StoredLayer(String name, Optional<Digest> digest, long size, long position, Opening opening) {

    /** Opens the stored bytes. */
    @FunctionalInterface
    interface Opening {
        InputStream open() throws IOException;
    }
}
