package io.github.dockeroptimize.dockerfile;

import java.util.List;

/** The {@code .dockerignore} that lets in what the Dockerfile copies, and nothing else. */
final class DockerIgnore {

    private DockerIgnore() {}

    static String write(List<String> contextPaths) {
        StringBuilder text = new StringBuilder("# Nothing but what the Dockerfile copies.\n*\n");
        contextPaths.forEach(path -> text.append('!').append(path).append('\n'));
        return text.toString();
    }
}
