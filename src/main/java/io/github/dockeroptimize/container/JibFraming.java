package io.github.dockeroptimize.container;

import io.github.dockeroptimize.content.TarFraming;
import io.github.dockeroptimize.plan.Entry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** As jib-core and {@link LayerTar} write it: each entry has its times in a header in pax format, too. */
public final class JibFraming implements TarFraming {

    @Override
    public byte[] header(Entry entry) {
        TarArchiveEntry made = new TarArchiveEntry(entry.path().value() + (entry.isFolder() ? "/" : ""));
        made.setSize(entry.source().size());
        made.setMode((made.getMode() & ~0777) | entry.mode());
        made.setIds(entry.owner().userId(), entry.owner().groupId());
        LayerTar.fixTimes(made);
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
