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

    /** What all its versions have in common: {@code groupId:artifactId[:classifier]}. */
    public String key() {
        return groupId.isEmpty()
                ? keyOf(String.valueOf(file.getFileName()))
                : groupId + ":" + artifactId + (classifier.isEmpty() ? "" : ":" + classifier);
    }

    /** The same for a file of which only the name is known: what stands before its version. */
    static String keyOf(String fileName) {
        return fileName.replaceFirst("\\.jar$", "").replaceFirst("-\\d.*$", "");
    }

    public String coordinates() {
        return groupId + ":" + artifactId + ":" + version + (classifier.isEmpty() ? "" : ":" + classifier);
    }
}
