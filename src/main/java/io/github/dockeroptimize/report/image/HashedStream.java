package io.github.dockeroptimize.report.image;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/** Counts and hashes what is read through it; what is skipped is read, too. */
final class HashedStream extends BlockStream {

    private final InputStream in;
    private final MessageDigest hash = Digest.started(Digest.SHA256);
    private long count;

    HashedStream(InputStream in) {
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

    Digest finish() throws IOException {
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
