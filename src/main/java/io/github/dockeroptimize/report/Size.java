package io.github.dockeroptimize.report;

/**
 * A size, on disk and compressed.
 *
 * @param disk bytes as a container sees them
 * @param compressed bytes as a registry stores them and a push sends them
 */
public record Size(long disk, long compressed) {

    static final Size NOTHING = new Size(0, 0);

    Size plus(Size other) {
        return new Size(disk + other.disk, compressed + other.compressed);
    }
}
