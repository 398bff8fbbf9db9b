package io.github.dockeroptimize.dockerfile;

import java.util.List;

/** The {@code .dockerignore} that lets in what the Dockerfile copies, and nothing else. */
final class DockerIgnore {

    private DockerIgnore() {}

    static String write(List<String> contextPaths) {
        return write(contextPaths, List.of());
    }

    /** @param keptOut patterns of what stays out of the folders that are let in */
    static String write(List<String> contextPaths, List<String> keptOut) {
        StringBuilder text = new StringBuilder("# Nothing but what the Dockerfile copies.\n*\n");
        contextPaths.forEach(path -> text.append('!').append(escaped(path)).append('\n'));
        keptOut.forEach(pattern -> text.append(pattern).append('\n'));
        return text.toString();
    }

    /** Patterns are those of Go's {@code filepath.Match}. */
    private static String escaped(String path) {
        return path.replaceAll("[\\\\*?\\[]", "\\\\$0");
    }
}
