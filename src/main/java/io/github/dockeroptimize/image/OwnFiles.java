package io.github.dockeroptimize.image;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;

/** Examines the files above the base, and finds duplicates and unwanted files. */
final class OwnFiles {

    /** Smaller duplicates are not worth reporting. */
    private static final int LEAST_HASHED = 4096;

    private static final int HEAD = 2048;

    private final ContentHashes hashes;
    private final UnwantedFileCount unwanted;
    private final MessageDigest hash = Digest.started(Digest.SHA256);

    OwnFiles(ContentHashes hashes, UnwantedFileCount unwanted) {
        this.hashes = hashes;
        this.unwanted = unwanted;
    }

    /** A file of a layer. */
    record File(int path, int layer, long size) {}

    void read(TarReader tar, File file, byte[] buffer) throws IOException {
        byte[] head = new byte[(int) Math.min(HEAD, file.size())];
        boolean hashed = file.size() > LEAST_HASHED;
        int known = 0;
        if (hashed || head.length > 0) {
            for (int read = tar.read(buffer); read >= 0; read = tar.read(buffer)) {
                int more = Math.min(read, head.length - known);
                System.arraycopy(buffer, 0, head, known, more);
                known += more;
                if (hashed) {
                    hash.update(buffer, 0, read);
                } else if (known == head.length) {
                    break;
                }
            }
        }
        if (hashed) {
            hashes.add(file, hash.digest());
        }
        unwanted.add(file, Arrays.copyOf(head, known));
    }
}
