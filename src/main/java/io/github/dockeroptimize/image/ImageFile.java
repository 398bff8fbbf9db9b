package io.github.dockeroptimize.image;

/**
 * A file in a layer.
 *
 * @param path absolute; it may contain any character except NUL
 * @param layer the number of the layer; 0 is the lowest
 * @param bytes its size, uncompressed
 */
public record ImageFile(String path, int layer, long bytes) {}
