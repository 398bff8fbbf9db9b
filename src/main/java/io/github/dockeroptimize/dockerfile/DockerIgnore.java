package io.github.dockeroptimize.dockerfile;

import java.util.Collection;

/** Writes a {@code .dockerignore} that includes only what the Dockerfile copies. */
final class DockerIgnore {

    private DockerIgnore() {}

    /** @param keptOut patterns to exclude from the included directories */
    static String write(Collection<String> contextPaths, Collection<String> keptOut) {
        StringBuilder text = new StringBuilder("# Nothing but what the Dockerfile copies.\n*\n");
        for (String path : contextPaths) {
            text.append(included(path)).append('\n');
        }
        for (String pattern : keptOut) {
            text.append(pattern).append('\n');
        }
        return text.toString();
    }

    /** The line that includes a path, whatever lines before it exclude. */
    static String included(String path) {
        return "!" + escaped(path);
    }

    /** Escapes a path for Go's {@code filepath.Match}. */
    private static String escaped(String path) {
        return path.replaceAll("[\\\\*?\\[]", "\\\\$0");
    }
}
