package io.github.dockeroptimize.inspect;

import java.nio.file.Path;

/**
 * One jar of the runtime class path.
 *
 * @param version the base version: {@code 1.0-SNAPSHOT} even where the file carries a time stamp, so that a new snapshot
 *     keeps its name in the image
 * @param classifier empty where there is none
 */
public record Library(
        String groupId, String artifactId, String version, String classifier, Path file, LibraryKind kind) {

    /** The name under which the field's tools pack it: {@code artifactId-version[-classifier].jar}. */
    public String fileName() {
        return artifactId + "-" + version + (classifier.isEmpty() ? "" : "-" + classifier) + ".jar";
    }

    /** The file name that stays unique where two groups have an artifact of one name. */
    public String qualifiedFileName() {
        return groupId + "-" + fileName();
    }

    public String coordinates() {
        return groupId + ":" + artifactId + ":" + version + (classifier.isEmpty() ? "" : ":" + classifier);
    }
}
