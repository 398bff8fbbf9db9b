package io.github.dockeroptimize.plan;

import java.util.List;

/**
 * An ordered, named set of entries: folders before what is in them.
 *
 * @param name of letters, digits, dots, underscores and hyphens
 */
public record Layer(String name, List<Entry> entries) {

    public Layer {
        entries = List.copyOf(entries);
    }

    public List<Entry> files() {
        return entries.stream().filter(entry -> !entry.isFolder()).toList();
    }

    /** Whether it holds release dependencies that a lock doesn't know. */
    public boolean isUnlocked() {
        return name.endsWith(Arrangement.UNLOCKED);
    }

    /** The sizes of its files together, in bytes. */
    public long size() {
        return entries.stream().mapToLong(entry -> entry.source().size()).sum();
    }
}
