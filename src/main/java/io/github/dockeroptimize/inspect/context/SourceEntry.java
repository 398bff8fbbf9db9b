package io.github.dockeroptimize.inspect.context;

/**
 * A file or a directory of a context, in its root.
 *
 * @param directory whether it holds files of the context; a symbolic link is a file
 */
public record SourceEntry(String name, boolean directory) {}
