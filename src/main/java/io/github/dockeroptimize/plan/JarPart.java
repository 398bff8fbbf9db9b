package io.github.dockeroptimize.plan;

import java.nio.charset.StandardCharsets;

/**
 * One entry of a jar that is put together.
 *
 * @param name its name in the new jar
 * @param from its name in the archive that it is taken from
 * @param size in bytes, not compressed
 */
public record JarPart(String name, String from, long size) {

    int nameLength() {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }
}
