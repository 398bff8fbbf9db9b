package io.github.dockeroptimize.container;

import io.github.dockeroptimize.container.BaseTree.Found;
import io.github.dockeroptimize.plan.Owner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;

/** Looks folders up in a base image, and remembers them: a digest's answer never changes. */
final class BaseLookup {

    private final CacheFolder cache;
    private final JibCall call;

    BaseLookup(CacheFolder cache, JibCall call) {
        this.cache = cache;
        this.call = call;
    }

    Map<String, Found> find(String digest, Platform platform, List<String> paths)
            throws IOException, JibFailure, InterruptedException {
        Path file = cache.bases()
                .resolve("folders-" + Digests.hex(digest + " " + platform + " " + String.join("\n", paths)));
        Properties known = SmallFile.read(file);
        if (known.containsKey("end")) {
            return parse(known);
        }
        Path tar = Files.createDirectories(cache.bases()).resolve("." + file.getFileName() + "-" + UUID.randomUUID());
        try {
            call.writeBase(tar);
            Map<String, Found> found = BaseTree.read(tar, paths);
            SmallFile.write(file, values(found));
            return found;
        } finally {
            Files.deleteIfExists(tar);
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
