package io.github.dockeroptimize.container;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import io.github.dockeroptimize.container.cache.CacheDirectory;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarFile;

/** Images that jib-core makes without a base, in a test's folder. */
final class ScratchImages {

    private final Path folder;

    ScratchImages(Path folder) {
        this.folder = folder;
    }

    /** Where jib-core keeps layers. */
    CacheDirectory cache() {
        return new CacheDirectory(folder.resolve("cache"));
    }

    Path tar() {
        return folder.resolve("image.tar");
    }

    JibContainer build(FileEntriesLayer... layers) throws Exception {
        return build(ImageFormat.Docker, layers);
    }

    /** Builds as {@link JibBuild} does, into {@link #tar}. */
    JibContainer build(ImageFormat format, FileEntriesLayer... layers) throws Exception {
        return Jib.fromScratch()
                .setFileEntriesLayers(List.of(layers))
                .setFormat(format)
                .containerize(Containerizer.to(TarImage.at(tar()).named("app:1.0"))
                        .setBaseImageLayersCache(cache().jib())
                        .setApplicationLayersCache(cache().jib()));
    }

    /** The digests of the layers that jib-core keeps. */
    List<String> kept() throws IOException {
        try (Stream<Path> layers = Files.list(cache().layers())) {
            return layers.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    /** The files of all layers of an image in Docker's format, by their paths. */
    Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (TarFile image = new TarFile(tar())) {
            for (TarArchiveEntry layer : image.getEntries()) {
                if (layer.getName().endsWith(".tar.gz")) {
                    try (InputStream in = new GZIPInputStream(image.getInputStream(layer))) {
                        read(in, files);
                    }
                }
            }
        }
        return files;
    }

    String text(String path) throws IOException {
        return new String(files().getOrDefault(path, new byte[0]), StandardCharsets.UTF_8);
    }

    private static void read(InputStream in, Map<String, byte[]> files) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new BufferedInputStream(in))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (!entry.isDirectory()) {
                    files.put("/" + entry.getName(), tar.readAllBytes());
                }
            }
        }
    }
}
