package io.github.dockeroptimize.mojo;

import io.github.dockeroptimize.container.RegistryAccess;
import java.nio.file.Path;

/** Whether registries may be asked for images, and how. */
sealed interface RemoteImages {

    /**
     * They aren't.
     *
     * @param why in the words of a sentence
     */
    record Unasked(String why) implements RemoteImages {}

    /**
     * They are.
     *
     * @param cache what builds share on this machine
     */
    record Asked(RegistryAccess access, Path cache) implements RemoteImages {}
}
