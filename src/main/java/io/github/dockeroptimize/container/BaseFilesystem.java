package io.github.dockeroptimize.container;

import io.github.dockeroptimize.image.ImageReader;
import io.github.dockeroptimize.plan.Owner;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Looks up directories in an image: their mode and owner in the topmost layer that contains them. */
final class BaseFilesystem {

    private BaseFilesystem() {}

    /**
     * What a path refers to.
     *
     * @param isFolder whether it is a directory, not a link or a file
     * @param mode permission bits, including set-id and sticky
     */
    record Found(boolean isFolder, int mode, Owner owner) {}

    /**
     * Looks up paths.
     *
     * @param asked absolute ones
     * @return those that exist
     */
    static Map<String, Found> read(ImageReader image, Collection<String> asked) throws IOException {
        Map<String, Found> found = new TreeMap<>();
        image.find(asked)
                .forEach((path, what) -> found.put(
                        path, new Found(what.isDirectory(), what.mode(), new Owner(what.userId(), what.groupId()))));
        return found;
    }
}
