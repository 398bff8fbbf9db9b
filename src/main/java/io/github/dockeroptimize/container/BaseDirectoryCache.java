package io.github.dockeroptimize.container;

import io.github.dockeroptimize.container.BaseFilesystem.Found;
import io.github.dockeroptimize.container.cache.CacheDirectory;
import io.github.dockeroptimize.image.Digests;
import io.github.dockeroptimize.image.ImageReader;
import io.github.dockeroptimize.image.Platform;
import io.github.dockeroptimize.output.SharedProperties;
import io.github.dockeroptimize.plan.Owner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Looks up directories in a base image and caches the answers, which never change for one digest. */
final class BaseDirectoryCache {

    private final CacheDirectory cache;

    BaseDirectoryCache(CacheDirectory cache) {
        this.cache = cache;
    }

    /** Opens the base image. */
    @FunctionalInterface
    interface Opening {
        ImageReader open() throws IOException, BuildFailureException, InterruptedException;
    }

    Map<String, Found> find(String digest, Platform platform, List<String> paths, Opening base)
            throws IOException, BuildFailureException, InterruptedException {
        Path file = cache.bases()
                .resolve("folders-" + Digests.hex(digest + " " + platform + " " + String.join("\n", paths)));
        Properties known = SharedProperties.read(file);
        if (known.containsKey("end")) {
            return parse(known);
        }
        try (ImageReader image = base.open()) {
            Map<String, Found> found = BaseFilesystem.read(image, paths);
            SharedProperties.write(file, values(found));
            return found;
        }
    }

    private static Map<String, String> values(Map<String, Found> found) {
        Map<String, String> values = new TreeMap<>();
        values.put("end", "");
        found.forEach((path, what) -> values.put(
                path,
                (what.isFolder() ? "folder " : "other ")
                        + Integer.toOctalString(what.mode())
                        + " " + what.owner().userId() + " " + what.owner().groupId()));
        return values;
    }

    private static Map<String, Found> parse(Properties known) {
        Map<String, Found> found = new TreeMap<>();
        for (String path : known.stringPropertyNames()) {
            if (path.startsWith("/")) {
                String[] words = known.getProperty(path).split(" ", -1);
                found.put(
                        path,
                        new Found(
                                words[0].equals("folder"),
                                Integer.parseInt(words[1], 8),
                                new Owner(Integer.parseInt(words[2]), Integer.parseInt(words[3]))));
            }
        }
        return found;
    }
}
