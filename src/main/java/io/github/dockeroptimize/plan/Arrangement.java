package io.github.dockeroptimize.plan;

import java.util.List;
import java.util.Optional;

/**
 * How one shape lies in the image.
 *
 * @param defaultBase what it starts from where the user names no base
 * @param root the application's folder
 * @param command what {@code java} is called with; empty where the base starts the application
 * @param archive how the packaged archive takes itself apart, where it can
 * @param whyNoArchive why it can't, as the end of a sentence; empty where it can
 */
record Arrangement(
        BaseImage defaultBase,
        ImagePath root,
        List<Layer> layers,
        List<String> command,
        Optional<Contents.FromArchive> archive,
        String whyNoArchive,
        List<String> notes) {

    static final String DEPENDENCIES = "dependencies";
    /** What follows the name of the dependencies' layer where a lock doesn't know what is in it. */
    static final String UNLOCKED = "-unlocked";

    static final String SNAPSHOT_DEPENDENCIES = "snapshot-dependencies";
    static final String PROJECT_DEPENDENCIES = "project-dependencies";
    static final String APPLICATION = "application";
    static final ImagePath DEFAULT_ROOT = new ImagePath("/app");

    /** Where the jar of an application lies that is started with {@code java -jar}. */
    static final String APPLICATION_JAR = "app.jar";

    static Arrangement ofLayers(
            BaseImage defaultBase,
            ImagePath root,
            List<Layer> layers,
            List<String> command,
            String whyNoArchive,
            List<String> notes) {
        return new Arrangement(defaultBase, root, layers, command, Optional.empty(), whyNoArchive, notes);
    }
}
