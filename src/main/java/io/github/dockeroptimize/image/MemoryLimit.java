package io.github.dockeroptimize.image;

/** A limit on the memory for names and sizes of an image's files, against hostile images. */
public final class MemoryLimit {

    private static final long MOST = 1L << 30;

    private final long all;
    private long left;

    public MemoryLimit(long bytes) {
        this.all = bytes;
        this.left = bytes;
    }

    /** A limit of about half of the JVM's memory. */
    public static MemoryLimit ofHeap() {
        return new MemoryLimit(Math.min(MOST, Runtime.getRuntime().maxMemory() / 8 * 5));
    }

    void take(long bytes) throws DamagedImageException {
        left -= bytes;
        if (left < 0) {
            throw new DamagedImageException(
                    "has more files than fit into " + all / (1 << 20) + " MB of memory (raise -Xmx in MAVEN_OPTS)");
        }
    }
}
