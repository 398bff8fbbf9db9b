package io.github.dockeroptimize.plan;

import java.nio.charset.StandardCharsets;

/**
 * An entry of an assembled jar.
 *
 * @param name its name in the new jar
 * @param from its name in the source archive
 * @param size in bytes, uncompressed
 */
public record JarPart(String name, String from, long size) {

    int nameLength() {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }
}
