package io.github.dockeroptimize.image;

/**
 * A layer as it is stored.
 *
 * @param digest of its stored bytes
 * @param size of its stored bytes
 * @param diffId the digest of its tar
 */
public record ImageLayer(String digest, long size, Compression compression, String diffId) {}
