package io.github.dockeroptimize.application;

/**
 * A file or a directory of a Node.js project.
 *
 * @param path relative to the project's directory, with slashes
 */
public record NodeEntry(String path, boolean folder) implements Comparable<NodeEntry> {

    @Override
    public int compareTo(NodeEntry other) {
        return path.compareTo(other.path);
    }
}
