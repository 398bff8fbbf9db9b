package io.github.dockeroptimize.container;

import java.nio.file.Path;

/** Where a built image goes. */
public sealed interface Destination {

    /** A file that {@code docker load} and the like read. */
    record TarFile(Path file) implements Destination {}

    /** The registry that the image's name names. */
    record Registry() implements Destination {}

    /**
     * A container engine on this machine.
     *
     * @param executable its client, {@code docker} or one that takes the same words
     */
    record Daemon(String executable) implements Destination {}
}
