package io.github.dockeroptimize.image;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/** Counts and hashes the bytes that are read or skipped. */
public final class HashedStream extends BlockStream {

    private final InputStream in;
    private final MessageDigest hash = Digest.started(Digest.SHA256);
    private long count;

    public HashedStream(InputStream in) {
        this.in = in;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        if (read > 0) {
            hash.update(buffer, offset, read);
            count += read;
        }
        return read;
    }

    public Digest finish() throws IOException {
        drain();
        return Digest.of(Digest.SHA256, hash.digest());
    }

    long count() {
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
