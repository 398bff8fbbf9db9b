package io.github.dockeroptimize.dockerfile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Builds tiny real archives, entry by entry. */
public final class SampleArchives {

    private static final LocalDateTime ANY_TIME = LocalDateTime.of(2024, 5, 17, 13, 37, 42);

    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private LocalDateTime time = ANY_TIME;
    private boolean stored;
    private String script = "";

    public static SampleArchives archive() {
        return new SampleArchives();
    }

    public static SampleArchives jar(String... manifest) {
        return archive().manifest(manifest);
    }

    /** A manifest of names and values in turn. */
    public SampleArchives manifest(String... attributes) {
        StringBuilder text = new StringBuilder("Manifest-Version: 1.0\r\n");
        for (int i = 0; i < attributes.length; i += 2) {
            text.append(attributes[i]).append(": ").append(attributes[i + 1]).append("\r\n");
        }
        return file("META-INF/MANIFEST.MF", text.append("\r\n").toString());
    }

    public SampleArchives folder(String name) {
        return file(name, "");
    }

    public SampleArchives file(String name, String content) {
        return file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    public SampleArchives file(String name, byte[] content) {
        entries.put(name, content);
        return this;
    }

    /** The head of a class file of Java 17, which is all that is ever read of it. */
    public SampleArchives classFile(String name) {
        return file(name, new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, 61});
    }

    public SampleArchives nested(String name) {
        return file(
                name,
                archive()
                        .classFile("lib/" + name.replaceAll("\\W", "_") + ".class")
                        .bytes());
    }

    public SampleArchives at(LocalDateTime entryTime) {
        this.time = entryTime;
        return this;
    }

    /** Uncompressed entries, with their sizes in front instead of in a data descriptor. */
    public SampleArchives stored() {
        this.stored = true;
        return this;
    }

    /** A script in front of the zip, as Spring Boot's {@code executable} has it. */
    public SampleArchives script(String text) {
        this.script = text;
        return this;
    }

    public Path write(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return Files.write(file, bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(script.getBytes(StandardCharsets.UTF_8));
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> content : entries.entrySet()) {
                zip.putNextEntry(entry(content.getKey(), content.getValue()));
                zip.write(content.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private ZipEntry entry(String name, byte[] content) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(time);
        if (stored || name.endsWith("/")) {
            CRC32 crc = new CRC32();
            crc.update(content);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(content.length);
            entry.setCrc(crc.getValue());
        }
        return entry;
    }
}
