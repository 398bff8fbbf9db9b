package io.github.dockeroptimize.content;

import io.github.dockeroptimize.plan.Entry;
import java.time.Instant;

/**
 * The headers that a builder writes before each entry of a layer's tar. They matter for layers with many small files.
 */
@FunctionalInterface
public interface TarFraming {

    /** The shortest headers, as in Docker and in the tars of a context. */
    TarFraming SHORTEST = TarHeader::of;

    /** The headers of an entry, in whole blocks. */
    byte[] header(Entry entry, Instant time);
}
