package io.github.dockeroptimize.image;

import static io.github.dockeroptimize.InvalidInputException.quote;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The files of a stored image by name, in a tar or in a directory. */
interface StoredFiles extends Closeable {

    /** The largest size of a manifest, an index or a config; registries allow 4 MB. */
    int MOST_JSON = 8 << 20;

    /** Finds a file; empty if there is none. */
    Optional<Place> place(String name) throws IOException;

    /** Opens a file, which must be read before another one is opened. */
    InputStream open(Place place) throws IOException;

    /** The size on disk. */
    long stored() throws IOException;

    /**
     * A file.
     *
     * @param offset its position, if files are in sequence
     */
    record Place(String name, long offset, long size) {}

    default Place require(String name) throws IOException {
        Optional<Place> place = place(name);
        if (place.isEmpty()) {
            throw new DamagedImageException("lacks " + quote(name));
        }
        return place.get();
    }

    default byte[] json(Place place) throws IOException {
        return VerifiedBlob.bytes(open(place), Optional.empty(), place.size(), MOST_JSON);
    }

    @Override
    default void close() throws IOException {}
}
