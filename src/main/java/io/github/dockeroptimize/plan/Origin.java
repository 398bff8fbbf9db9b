package io.github.dockeroptimize.plan;

import io.github.dockeroptimize.application.Application;
import java.util.OptionalInt;

/**
 * The input of an image, for messages.
 *
 * @param description its shape
 * @param name its file or directory, relative to the module
 * @param javaRelease the lowest release that runs the application; empty if it is not Java
 */
public record Origin(String description, String name, OptionalInt javaRelease) {

    public static Origin of(Application application) {
        return new Origin(
                application.describe(),
                application.packaged().displayName(),
                OptionalInt.of(application.javaVersion().feature()));
    }
}
