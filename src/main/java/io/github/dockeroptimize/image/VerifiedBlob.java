package io.github.dockeroptimize.image;

import static io.github.dockeroptimize.InvalidInputException.quote;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Optional;

/** Hashes a blob while it is read, and checks its size and digest. */
final class VerifiedBlob extends BlockStream {

    private final InputStream in;
    private final Optional<Digest> expected;
    private final long size;
    private final String algorithm;
    private final MessageDigest hash;
    private long count;

    /** @param expected empty if unknown */
    VerifiedBlob(InputStream in, Optional<Digest> expected, long size) {
        this.in = in;
        this.expected = expected;
        this.size = size;
        this.algorithm = expected.map(Digest::algorithm).orElse(Digest.SHA256);
        this.hash = Digest.started(algorithm);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        if (read < 0) {
            if (count < size) {
                throw new DamagedImageException("ends after " + count + " of " + size + " bytes");
            }
            return -1;
        }
        count += read;
        if (count > size) {
            throw new DamagedImageException("goes on after its " + size + " bytes");
        }
        hash.update(buffer, offset, read);
        return read;
    }

    /** Reads the rest and returns the digest of all bytes. */
    Digest finish() throws IOException {
        drain();
        Digest found = Digest.of(algorithm, hash.digest());
        if (expected.isPresent() && !expected.get().equals(found)) {
            throw new DamagedImageException("has the digest " + quote(found) + " instead");
        }
        return found;
    }

    /** Reads all bytes of a small blob. */
    static byte[] bytes(InputStream in, Optional<Digest> expected, long size, int most) throws IOException {
        if (size < 0 || size > most) {
            throw new DamagedImageException("has " + size + " bytes, which is too large for what it is");
        }
        try (VerifiedBlob blob = new VerifiedBlob(in, expected, size)) {
            byte[] all = blob.readNBytes((int) size);
            blob.finish();
            return all;
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
