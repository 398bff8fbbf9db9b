package io.github.dockeroptimize.content;

import io.github.dockeroptimize.plan.Entry;

/** What a builder writes before each entry of a layer's tar. Of a layer with many small files it is a good part. */
@FunctionalInterface
public interface TarFraming {

    /** As short as can be, as Docker and the tars of a context have it. */
    TarFraming SHORTEST = TarHeader::of;

    /** The header, or headers, in whole blocks. */
    byte[] header(Entry entry);
}
