package io.github.dockeroptimize.plan;

import java.util.ArrayList;
import java.util.List;

/** A named layer of the image. */
public record Layer(LayerName name, LayerContent content) {

    /**
     * A layer of files.
     *
     * @param directory that contains all of them
     * @param entries directories before what is in them
     */
    public static Layer of(LayerName name, ImagePath directory, List<Entry> entries) {
        return new Layer(name, new LayerContent.Files(directory, entries));
    }

    public ImagePath directory() {
        return content.directory();
    }

    public List<Entry> entries() {
        return content.entries();
    }

    public List<Entry> files() {
        List<Entry> files = new ArrayList<>();
        for (Entry entry : entries()) {
            if (!entry.isFolder()) {
                files.add(entry);
            }
        }
        return files;
    }

    /** Whether it contains release dependencies that the lock does not contain. */
    public boolean isUnlocked() {
        return name.isUnlocked();
    }

    /** The total size of its files in bytes. */
    public long size() {
        long size = 0;
        for (Entry entry : entries()) {
            size += entry.source().size();
        }
        return size;
    }
}
