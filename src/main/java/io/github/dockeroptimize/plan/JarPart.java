package io.github.dockeroptimize.plan;

import java.nio.charset.StandardCharsets;

/**
 * One entry of a jar that is written anew.
 *
 * @param name its name in the new jar
 * @param from its name in the archive that it is taken from
 * @param compressedSize in bytes; it is copied as it is compressed there
 */
public record JarPart(String name, String from, long compressedSize) {

    int nameLength() {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }
}
