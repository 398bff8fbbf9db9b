package io.github.dockeroptimize.container;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.container.cache.LayerKeys;
import io.github.dockeroptimize.container.cache.MadeLayers.MadeLayer;
import io.github.dockeroptimize.content.LayerTarWriter;
import io.github.dockeroptimize.image.Digests;
import io.github.dockeroptimize.image.ImageLayer;
import io.github.dockeroptimize.image.LayerCompression;
import io.github.dockeroptimize.plan.Layer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/** Writes a layer as registries store it. */
final class LayerTar {

    private static final int BUFFER = 1 << 16;

    private LayerTar() {}

    /**
     * Writes a layer into a new file.
     *
     * @param key of its content, which is compared with what was written: a file may have changed in the meantime
     * @param file next to which temporary files may be
     */
    static MadeLayer write(Layer layer, String key, LayerCompression compression, Path file) throws IOException {
        Path tar = file.resolveSibling(file.getFileName() + ".tar");
        try (LayerTarWriter writer = new LayerTarWriter(file.resolveSibling(file.getFileName() + ".jar"))) {
            writer.write(layer, tar);
            if (!LayerKeys.of(List.of(layer)).get(0).equals(key)) {
                throw new FileSystemException(
                        layer.directory().value(),
                        null,
                        "a file of the layer " + quote(layer.name()) + " was changed while it was read; build again");
            }
            return store(tar, compression, file);
        } finally {
            Files.deleteIfExists(tar);
        }
    }

    private static MadeLayer store(Path tar, LayerCompression compression, Path file) throws IOException {
        MessageDigest stored = Digests.sha256();
        MessageDigest plain = Digests.sha256();
        try (InputStream in = Files.newInputStream(tar);
                OutputStream out = new DigestOutputStream(Files.newOutputStream(file), stored);
                OutputStream packed = compression.over(out)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                plain.update(buffer, 0, read);
                packed.write(buffer, 0, read);
            }
        }
        ImageLayer layer = new ImageLayer(text(stored), Files.size(file), compression.form(), text(plain));
        return new MadeLayer(layer, Files.size(tar));
    }

    private static String text(MessageDigest digest) {
        return Digests.PREFIX + HexFormat.of().formatHex(digest.digest());
    }
}
