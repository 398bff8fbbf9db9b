package io.github.dockeroptimize.plan;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import java.util.ArrayList;
import java.util.List;

/** An absolute path inside the image, without a slash at its end; {@code toString} is what stands in the Dockerfile. */
public record ImagePath(String value) implements Comparable<ImagePath> {

    private static final String PART = "[A-Za-z0-9._@+~-]+";

    /**
     * A path that a user has chosen.
     *
     * @param parameter the name of the parameter, for the message
     */
    public static ImagePath parse(String parameter, String text) {
        String path = text.length() > 1 && text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        if (!path.matches("(/" + PART + ")+") || path.matches(".*/\\.\\.?(/.*)?")) {
            throw new InvalidInputException("'" + parameter + "' is " + quote(text)
                    + ", but must be an absolute path below '/' of letters, digits and . _ @ + ~ - such as '/app'");
        }
        return new ImagePath(path);
    }

    /** The path of a file below this folder; the name may have several parts and any characters. */
    public ImagePath resolve(String name) {
        return new ImagePath(value + "/" + (name.endsWith("/") ? name.substring(0, name.length() - 1) : name));
    }

    /** This path and the folders it is in, the outermost first, without the root. */
    public List<ImagePath> withParents() {
        List<ImagePath> paths = new ArrayList<>();
        for (int slash = value.indexOf('/', 1); slash > 0; slash = value.indexOf('/', slash + 1)) {
            paths.add(new ImagePath(value.substring(0, slash)));
        }
        paths.add(this);
        return paths;
    }

    public boolean startsWith(ImagePath folder) {
        return value.equals(folder.value) || value.startsWith(folder.value + "/");
    }

    /** Without the slash in front, as names in archives have it. */
    public String relative() {
        return value.substring(1);
    }

    @Override
    public int compareTo(ImagePath other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
