package io.github.dockeroptimize.application;

/**
 * The coordinates of an artifact. A file that is not from a repository has its name as artifact id, and the rest is
 * empty.
 *
 * @param version the base version: {@code 1.0-SNAPSHOT} even if the file name has a time stamp, so that a new snapshot
 *     keeps its name in the image
 * @param classifier empty where there is none
 */
public record Coordinates(String groupId, String artifactId, String version, String classifier) {

    /** The coordinates of a file of which only the name is known. */
    public static Coordinates ofFile(String name) {
        return new Coordinates("", name, "", "");
    }

    /** Reads {@code groupId:artifactId:version[:classifier]}, or a file name. */
    public static Coordinates parse(String text) {
        String[] parts = text.split(":", -1);
        return parts.length < 3
                ? ofFile(text)
                : new Coordinates(parts[0], parts[1], parts[2], parts.length > 3 ? parts[3] : "");
    }

    /** Whether more than a file name is known. */
    public boolean areKnown() {
        return !groupId.isEmpty();
    }

    /**
     * The part that all versions have in common: {@code groupId:artifactId[:classifier]}, or the part of a jar's name
     * before the version.
     */
    public String key() {
        return areKnown()
                ? groupId + ":" + artifactId + part(":", classifier)
                : artifactId.replaceFirst("(?:-\\d.*)?\\.jar$", "");
    }

    /** The file name that build tools usually give it: {@code artifactId-version[-classifier].jar}. */
    public String fileName() {
        return areKnown() ? artifactId + "-" + version + part("-", classifier) + ".jar" : artifactId;
    }

    @Override
    public String toString() {
        return areKnown() ? groupId + ":" + artifactId + ":" + version + part(":", classifier) : artifactId;
    }

    private static String part(String before, String part) {
        return part.isEmpty() ? "" : before + part;
    }
}
