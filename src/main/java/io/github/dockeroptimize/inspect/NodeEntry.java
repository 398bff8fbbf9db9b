package io.github.dockeroptimize.inspect;

/**
 * A file or a folder of a Node.js project.
 *
 * @param path relative to the project's folder, with slashes
 */
public record NodeEntry(String path, boolean folder) implements Comparable<NodeEntry> {

    @Override
    public int compareTo(NodeEntry other) {
        return path.compareTo(other.path);
    }
}
