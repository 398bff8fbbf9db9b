package io.github.dockeroptimize.report.image;

import static io.github.dockeroptimize.InvalidInputException.quote;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The files that an image is stored in, by their names with slashes: those in a tar, or those in a folder. */
interface StoredFiles extends Closeable {

    /** Of a manifest, an index or a config; registries allow 4 MB. */
    int MOST_JSON = 8 << 20;

    /** Empty: there is no such file. */
    Optional<Place> place(String name) throws IOException;

    /** The bytes of a file, to be read before another one is opened. */
    InputStream open(Place place) throws IOException;

    /** What all of it takes on the disk. */
    long stored() throws IOException;

    /**
     * A file.
     *
     * @param offset where it begins, where files have an order
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
