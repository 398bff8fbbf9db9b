package io.github.dockeroptimize.plan;

import io.github.dockeroptimize.inspect.Application;
import java.util.OptionalInt;

/**
 * What an image is made of, in words for people.
 *
 * @param description its shape
 * @param name its file or folder, relative to the module
 * @param javaRelease the lowest that runs it; empty where it isn't Java
 */
public record Origin(String description, String name, OptionalInt javaRelease) {

    public static Origin of(Application application) {
        return new Origin(
                application.describe(),
                application.archive().displayName(),
                OptionalInt.of(application.javaVersion().feature()));
    }
}
