package io.github.dockeroptimize.inspect.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether an Astro project has pages that are made on demand. */
final class NodeAstro {

    private static final Pattern SERVER = Pattern.compile("\\boutput\\s*:\\s*['\"`](?:server|hybrid)['\"`]");
    private static final Pattern ADAPTER = Pattern.compile("\\badapter\\s*:");
    private static final Pattern ON_DEMAND = Pattern.compile("\\bexport\\s+const\\s+prerender\\s*=\\s*false\\b");

    private NodeAstro() {}

    static boolean isServer(Path folder, String configuration) {
        return SERVER.matcher(configuration).find()
                || (ADAPTER.matcher(configuration).find() && hasPageOnDemand(folder.resolve("src")));
    }

    private static boolean hasPageOnDemand(Path sources) {
        if (!Files.isDirectory(sources)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().matches(".*\\.(?:astro|[cm]?[jt]s)"))
                    .flatMap(file -> NodeFiles.text(file).stream())
                    .anyMatch(text -> ON_DEMAND.matcher(text).find());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
