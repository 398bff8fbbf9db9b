package io.github.dockeroptimize.image;

import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** An image of a few layers, in every way in which images are stored. Its JSON is written by hand, as another tool would. */
public final class TestImage {

    /** How a layer is stored. */
    public enum Packing {
        PLAIN {
            @Override
            OutputStream over(OutputStream out) {
                return out;
            }
        },
        GZIP {
            @Override
            OutputStream over(OutputStream out) throws IOException {
                return new GZIPOutputStream(out);
            }
        },
        ZSTD {
            @Override
            OutputStream over(OutputStream out) throws IOException {
                return new ZstdOutputStream(out);
            }
        };

        abstract OutputStream over(OutputStream out) throws IOException;

        public byte[] pack(byte[] bytes) {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (OutputStream out = over(packed)) {
                out.write(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return packed.toByteArray();
        }
    }

    private final List<byte[]> layers = new ArrayList<>();
    private Packing packing = Packing.GZIP;
    private String platform = "\"os\": \"linux\", \"architecture\": \"amd64\"";

    public TestImage layer(TestTar tar) {
        return layer(tar.bytes());
    }

    public TestImage layer(byte[] tar) {
        layers.add(tar);
        return this;
    }

    public TestImage packed(Packing how) {
        packing = how;
        return this;
    }

    public TestImage forArchitecture(String architecture) {
        platform = "\"os\": \"linux\", \"architecture\": \"" + architecture + "\"";
        return this;
    }

    /** What is stored of each layer. */
    public List<byte[]> blobs() {
        return layers.stream().map(packing::pack).toList();
    }

    /** As {@code docker save} did before it wrote OCI layouts. */
    public Path dockerArchive(Path file) {
        TestTar tar = new TestTar();
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < layers.size(); i++) {
            tar.file(i + "/layer.tar", packing.pack(layers.get(i)));
            names.append(i == 0 ? "" : ", ").append('"').append(i).append("/layer.tar\"");
        }
        tar.file("config.json", config());
        tar.file(
                "manifest.json",
                bytes("[{\"Config\": \"config.json\", \"RepoTags\": [\"a:1\"], \"Layers\": [" + names + "]}]"));
        return tar.write(file);
    }

    public Path ociArchive(Path file) {
        TestTar tar = new TestTar();
        ociFiles().forEach(tar::file);
        return tar.write(file);
    }

    public Path ociLayout(Path folder) {
        ociFiles().forEach((name, bytes) -> put(folder, name, bytes));
        return folder;
    }

    /** The files of a layout whose index names this image. */
    Map<String, byte[]> ociFiles() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        byte[] manifest = add(files);
        files.put("oci-layout", bytes("{\"imageLayoutVersion\": \"1.0.0\"}"));
        files.put("index.json", index(List.of(entry(manifest, ""))));
        return files;
    }

    /** Puts config, layers and manifest among the blobs, and gives the manifest. */
    public byte[] add(Map<String, byte[]> files) {
        byte[] config = config();
        blob(files, config);
        StringBuilder descriptors = new StringBuilder();
        for (byte[] layer : blobs()) {
            blob(files, layer);
            descriptors
                    .append(descriptors.isEmpty() ? "" : ", ")
                    .append(descriptor("application/vnd.oci.image.layer.v1.tar", layer));
        }
        byte[] manifest = bytes("{\"schemaVersion\": 2, \"config\": "
                + descriptor("application/vnd.oci.image.config.v1+json", config) + ", \"layers\": [" + descriptors
                + "]}");
        blob(files, manifest);
        return manifest;
    }

    public byte[] config() {
        StringBuilder ids = new StringBuilder();
        layers.forEach(layer -> ids.append(ids.isEmpty() ? "" : ", ")
                .append('"')
                .append(Digest.of(layer))
                .append('"'));
        return bytes("{" + platform
                + ", \"config\": {\"User\": \"65532\"}, \"rootfs\": {\"type\": \"layers\", \"diff_ids\": [" + ids
                + "]}}");
    }

    public static byte[] index(List<String> entries) {
        return bytes("{\"schemaVersion\": 2, \"manifests\": [" + String.join(", ", entries) + "]}");
    }

    /**
     * An entry of an index.
     *
     * @param platform its JSON, or nothing
     */
    public static String entry(byte[] manifest, String platform) {
        return descriptor("application/vnd.oci.image.manifest.v1+json", manifest)
                .replaceFirst("}$", platform.isEmpty() ? "}" : ", \"platform\": " + platform + "}");
    }

    public static void blob(Map<String, byte[]> files, byte[] bytes) {
        files.put("blobs/" + Digest.of(bytes).toString().replace(':', '/'), bytes);
    }

    static String descriptor(String mediaType, byte[] bytes) {
        return "{\"mediaType\": \"" + mediaType + "\", \"digest\": \"" + Digest.of(bytes) + "\", \"size\": "
                + bytes.length + "}";
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static void put(Path folder, String name, byte[] bytes) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
