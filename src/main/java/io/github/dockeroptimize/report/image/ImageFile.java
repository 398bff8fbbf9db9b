package io.github.dockeroptimize.report.image;

/**
 * A file in a layer.
 *
 * @param path from the root on; it may hold any character but NUL
 * @param layer the number of the layer, from 0, the lowest
 * @param bytes its size, not compressed
 */
public record ImageFile(String path, int layer, long bytes) {}
