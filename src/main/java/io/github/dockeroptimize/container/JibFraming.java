package io.github.dockeroptimize.container;

import io.github.dockeroptimize.content.TarFraming;
import io.github.dockeroptimize.plan.Entry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Writes tar headers as jib-core and {@link LayerTar} do: the times of each entry are in a pax header. */
public final class JibFraming implements TarFraming {

    @Override
    public byte[] header(Entry entry, Instant time) {
        TarArchiveEntry made = entry.source().target().isPresent()
                ? LayerTar.link(entry)
                : new TarArchiveEntry(entry.path().value() + (entry.isFolder() ? "/" : ""));
        made.setSize(entry.source().size());
        made.setMode((made.getMode() & ~0777) | entry.mode());
        made.setIds(entry.owner().userId(), entry.owner().groupId());
        LayerTar.fixTimes(made, time);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            // never closed: that would write the end of a tar, for an entry without its content
            TarArchiveOutputStream tar = LayerTar.stream(out);
            tar.putArchiveEntry(made);
            tar.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
