package io.github.dockeroptimize.report.image;

/** How much memory the names and sizes of an image's files may take, so that a hostile image doesn't take all. */
final class MemoryLimit {

    private static final long MOST = 1L << 30;

    private final long all;
    private long left;

    MemoryLimit(long bytes) {
        this.all = bytes;
        this.left = bytes;
    }

    /** A good half of what this JVM has. */
    static MemoryLimit ofHeap() {
        return new MemoryLimit(Math.min(MOST, Runtime.getRuntime().maxMemory() / 8 * 5));
    }

    void take(long bytes) throws DamagedImageException {
        left -= bytes;
        if (left < 0) {
            throw new DamagedImageException("names more files than fit into " + all / (1 << 20)
                    + " MB of memory, of which -Xmx in MAVEN_OPTS gives more");
        }
    }
}
