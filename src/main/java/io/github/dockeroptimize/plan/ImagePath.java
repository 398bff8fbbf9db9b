package io.github.dockeroptimize.plan;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An absolute path inside the image, without a slash at its end; {@code toString} is its form in the Dockerfile. */
public record ImagePath(String value) implements Comparable<ImagePath> {

    /** The root, whose value is empty. */
    public static final ImagePath ROOT = new ImagePath("");

    private static final String PART = "[A-Za-z0-9._@+~-]+";

    /**
     * A path that a user has chosen.
     *
     * @param parameter the name of the parameter, for the message
     */
    public static ImagePath parse(String parameter, String text) {
        String path = text.length() > 1 && text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        if (!path.matches("(/" + PART + ")+") || path.matches(".*/\\.\\.?(/.*)?")) {
            throw new InvalidInputException(
                    "'" + parameter + "' is " + quote(text) + ", which is not a path in an image",
                    "give an absolute path below '/' of letters, digits and . _ @ + ~ - such as '/app'");
        }
        return new ImagePath(path);
    }

    /** The path of a file below this directory; the name may have several parts and any characters. */
    public ImagePath resolve(String name) {
        return new ImagePath(value + "/" + (name.endsWith("/") ? name.substring(0, name.length() - 1) : name));
    }

    /** The parents of this path, outermost first and without the root, and the path itself. */
    public List<ImagePath> withParents() {
        List<ImagePath> paths = new ArrayList<>();
        for (int slash = value.indexOf('/', 1); slash > 0; slash = value.indexOf('/', slash + 1)) {
            paths.add(new ImagePath(value.substring(0, slash)));
        }
        if (!equals(ROOT)) {
            paths.add(this);
        }
        return paths;
    }

    /** The directory that contains it; the root of the root. */
    public ImagePath parent() {
        return new ImagePath(value.substring(0, Math.max(0, value.lastIndexOf('/'))));
    }

    public boolean startsWith(ImagePath folder) {
        return value.equals(folder.value) || value.startsWith(folder.value + "/");
    }

    /** The path without the leading slash, as in archives. */
    public String relative() {
        return value.substring(1);
    }

    /** By its value, without what the JVM links for each record's own method: 20 ms of a build for the first one. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ImagePath path && value.equals(path.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public int compareTo(ImagePath other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return equals(ROOT) ? "/" : value;
    }
}
