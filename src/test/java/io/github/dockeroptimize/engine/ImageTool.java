package io.github.dockeroptimize.engine;

import java.io.IOException;
import java.util.Locale;

/** A program that reads images, called as its users call it. */
interface ImageTool {

    /** Kinds of places that an image is read from. */
    enum Kind {
        TAR,
        LAYOUT,
        REGISTRY;

        /** Its name as a destination. */
        String word() {
            return toString().toLowerCase(Locale.ROOT);
        }
    }

    /** A command that succeeds where the tool can be used. */
    Command presence();

    /** Whether the tool reads such an image. What it doesn't is in docs/building-without-docker.md. */
    boolean takes(ReadableImage image);

    /** Reads an image, for linux/amd64 where it has to choose, and leaves nothing behind. */
    SeenImage read(ReadableImage image) throws IOException;
}
