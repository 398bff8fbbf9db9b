package io.github.dockeroptimize.image;

/**
 * The attributes of a path in an image.
 *
 * @param isDirectory whether it is a directory, not a link or a file
 * @param mode permission bits, including set-id and sticky bits
 */
public record PathAttributes(boolean isDirectory, int mode, int userId, int groupId) {}
