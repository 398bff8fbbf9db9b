package io.github.dockeroptimize.application;

import java.util.List;

/**
 * How installed dependencies are changed before a program uses them.
 *
 * @param postinstall whether the project's own script runs where the production dependencies are installed
 * @param everything whether this needs the development dependencies, which are removed afterwards
 * @param files that it needs
 * @param client whether Prisma's client is generated, which is in {@code node_modules}
 * @param clientInBuild whether the build needs the client and doesn't generate it itself
 */
public record NodePreparation(
        boolean postinstall, boolean everything, List<NodeEntry> files, boolean client, boolean clientInBuild) {

    public static final NodePreparation NONE = new NodePreparation(false, false, List.of(), false, false);

    public NodePreparation {
        files = List.copyOf(files);
    }

    /** Whether there is anything to do. */
    public boolean any() {
        return postinstall || client;
    }
}
