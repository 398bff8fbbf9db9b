package io.github.dockeroptimize.plan;

import org.jspecify.annotations.Nullable;

/**
 * The name of a layer, of its tar and of its tree in a stage.
 *
 * @param value of letters, digits, dots, underscores and hyphens
 */
public record LayerName(String value) {

    public static final LayerName DEPENDENCIES = new LayerName("dependencies");
    public static final LayerName SNAPSHOT_DEPENDENCIES = new LayerName("snapshot-dependencies");
    public static final LayerName PROJECT_DEPENDENCIES = new LayerName("project-dependencies");
    public static final LayerName LOADER = new LayerName("spring-boot-loader");
    public static final LayerName APPLICATION = new LayerName("application");
    /** The layer of a web server's configuration. */
    public static final LayerName SERVER = new LayerName("server");
    /** The layer of files that programs expect of a system, for an empty base image. */
    public static final LayerName SYSTEM = new LayerName("system");

    /** The layer of Java agents. */
    public static final LayerName AGENTS = new LayerName("agents");
    /** The layer of the user's own files. */
    public static final LayerName FILES = new LayerName("files");
    /** The layer of directories that the program may write to. */
    public static final LayerName WRITABLE = new LayerName("writable");

    private static final String UNLOCKED = "-unlocked";

    LayerName part(String name) {
        return new LayerName(value + "-" + name);
    }

    /** The layer of the dependencies that the lock does not contain. */
    LayerName unlocked() {
        return new LayerName(value + UNLOCKED);
    }

    /** Whether it contains release dependencies that the lock does not contain. */
    public boolean isUnlocked() {
        return value.endsWith(UNLOCKED);
    }

    /** By its value, without what the JVM links for each record's own method: 20 ms of a build for the first one. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LayerName name && value.equals(name.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
