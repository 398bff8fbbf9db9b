package io.github.dockeroptimize.image;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;

/**
 * Zstandard's own library, which knows all levels. It is native code for every platform and not one of this plugin's
 * dependencies, so nothing else may name its classes.
 */
final class ZstdLibrary {

    /** What every decoder takes: 8 MB (RFC 8878, 3.1.1.1.2). */
    private static final int MOST_WINDOW_LOG = 23;

    /** The levels above it have a larger window. */
    private static final int LAST_WITH_THAT_WINDOW = 19;

    private ZstdLibrary() {}

    /**
     * The release, which decides the compressed bytes.
     *
     * @throws LinkageError if it isn't there
     */
    static String version() {
        return Objects.requireNonNullElse(Zstd.class.getPackage().getImplementationVersion(), "");
    }

    /**
     * Compresses what is written, with a checksum, in one thread.
     *
     * @throws LinkageError if it isn't there, or not for this platform
     */
    static OutputStream compress(OutputStream out, int level) throws IOException {
        ZstdOutputStreamNoFinalizer stream = new ZstdOutputStreamNoFinalizer(out, level).setChecksum(true);
        return level > LAST_WITH_THAT_WINDOW ? stream.setWindowLog(MOST_WINDOW_LOG) : stream;
    }
}
