package io.github.dockeroptimize.mojo;

import io.github.dockeroptimize.container.RemoteImage;
import io.github.dockeroptimize.image.BlobSource;
import io.github.dockeroptimize.image.ImageReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Gives the blobs of an image in a registry to the reader of images, which doesn't know registries. */
record RegistryBlobs(RemoteImage image) implements BlobSource {

    static ImageReader open(RemoteImage image, String platform) throws IOException {
        return ImageReader.open(new RegistryBlobs(image), image.qualifier(), platform);
    }

    @Override
    public Optional<byte[]> manifest(String reference) throws IOException {
        return image.manifest(reference);
    }

    @Override
    public InputStream blob(String digest) throws IOException {
        return image.blob(digest);
    }
}
