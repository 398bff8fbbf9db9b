package io.github.dockeroptimize.image;

import io.github.dockeroptimize.image.StoredFiles.Place;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The blobs of an OCI image layout. */
final class LayoutBlobs implements BlobSource {

    static final String INDEX = "index.json";

    private final StoredFiles files;

    LayoutBlobs(StoredFiles files) {
        this.files = files;
    }

    @Override
    public Optional<byte[]> manifest(String reference) throws IOException {
        Optional<Place> place = files.place(reference.equals(INDEX) ? INDEX : name(reference));
        return place.isEmpty() ? Optional.empty() : Optional.of(files.json(place.get()));
    }

    @Override
    public InputStream blob(String digest) throws IOException {
        return files.open(files.require(name(digest)));
    }

    @Override
    public long position(String digest) throws IOException {
        return files.require(name(digest)).offset();
    }

    private static String name(String text) throws DamagedImageException {
        Digest digest = Digest.parse(text);
        return "blobs/" + digest.algorithm() + "/" + digest.hex();
    }
}
