package io.github.dockeroptimize.container;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FileEntry;
import com.google.cloud.tools.jib.blob.Blobs;
import com.google.cloud.tools.jib.cache.Cache;
import com.google.cloud.tools.jib.cache.CacheCorruptedException;
import com.google.common.collect.ImmutableList;
import io.github.dockeroptimize.container.cache.CacheDirectory;
import io.github.dockeroptimize.container.cache.StagedLayer;
import io.github.dockeroptimize.plan.Entry;
import java.io.IOException;

/**
 * Puts layers that jib-core can't write, those with links or with mode bits beyond 777, into its cache, where it finds
 * them by the paths of their staged files. These belong to one content for ever.
 */
final class OwnLayers {

    static final int ORDINARY_BITS = 0777;

    private final CacheDirectory cache;

    OwnLayers(CacheDirectory cache) {
        this.cache = cache;
    }

    /** The same layer for jib-core, which is in the cache now unless jib-core can write it. */
    FileEntriesLayer make(StagedLayer staged, FileEntriesLayer layer) throws IOException {
        if (staged.layer().entries().stream().anyMatch(OwnLayers::isSpecial)) {
            try {
                ImmutableList<FileEntry> entries = ImmutableList.copyOf(layer.getEntries());
                Cache jib = Cache.withDirectory(cache.jib());
                if (jib.retrieve(entries).isEmpty()) {
                    jib.writeUncompressedLayer(Blobs.from(out -> LayerTar.writePlain(staged, out), true), entries);
                }
            } catch (CacheDirectoryCreationException | CacheCorruptedException e) {
                throw new IOException(e);
            }
        }
        return layer;
    }

    private static boolean isSpecial(Entry entry) {
        return (entry.mode() & ~ORDINARY_BITS) != 0 || entry.source().target().isPresent();
    }
}
