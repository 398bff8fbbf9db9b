package io.github.dockeroptimize.registry;

import java.net.URL;

/**
 * An upload that a registry has begun.
 *
 * @param address where the blob goes, without its digest
 */
public record Upload(URL address) {}
