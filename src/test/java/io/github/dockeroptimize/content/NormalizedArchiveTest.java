package io.github.dockeroptimize.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NormalizedArchiveTest {

    private static final LocalDateTime FIRST = ContentTime.local(ContentTime.FIRST);
    private static final byte[] SCRIPT = "#!/bin/sh\nexit\n".getBytes(StandardCharsets.UTF_8);
    private static final Instant MORNING = Instant.parse("2026-01-01T06:00:00Z");
    private static final Instant EVENING = Instant.parse("2026-01-01T18:30:10Z");

    @TempDir
    Path folder;

    /** Who wrote the archive: each says times in its own way. */
    enum Writer {
        JDK {
            @Override
            void write(OutputStream out, Instant time, int mode) throws IOException {
                try (ZipOutputStream zip = new ZipOutputStream(out)) {
                    for (String name : new String[] {"folder/", "folder/Größe.txt", "empty"}) {
                        ZipEntry entry = new ZipEntry(name);
                        entry.setLastModifiedTime(FileTime.from(time));
                        entry.setLastAccessTime(FileTime.from(time));
                        zip.putNextEntry(entry);
                        zip.write(content(name));
                        zip.closeEntry();
                    }
                    zip.setComment("a comment");
                }
            }
        },
        COMMONS_COMPRESS {
            @Override
            void write(OutputStream out, Instant time, int mode) throws IOException {
                try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
                    for (String name : new String[] {"folder/", "folder/Größe.txt", "empty"}) {
                        ZipArchiveEntry entry = new ZipArchiveEntry(name);
                        entry.setLastModifiedTime(FileTime.from(time.plusNanos(100)));
                        entry.setCreationTime(FileTime.from(time.plusNanos(100)));
                        entry.setUnixMode(name.endsWith("/") ? 040000 | mode | 0100 : 0100000 | mode);
                        zip.putArchiveEntry(entry);
                        zip.write(content(name));
                        zip.closeArchiveEntry();
                    }
                }
            }
        },
        WITH_A_SCRIPT {
            @Override
            void write(OutputStream out, Instant time, int mode) throws IOException {
                out.write(SCRIPT);
                ByteArrayOutputStream zip = new ByteArrayOutputStream();
                JDK.write(zip, time, mode);
                zip.writeTo(out);
            }
        },
        OF_MANY_ENTRIES {
            @Override
            void write(OutputStream out, Instant time, int mode) throws IOException {
                try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(out))) {
                    zip.setLevel(Deflater.NO_COMPRESSION);
                    for (int i = 0; i < 70_000; i++) {
                        ZipEntry entry = new ZipEntry("entry" + i);
                        entry.setTime(time.toEpochMilli());
                        zip.putNextEntry(entry);
                        zip.closeEntry();
                    }
                }
            }
        };

        abstract void write(OutputStream out, Instant time, int mode) throws IOException;

        static byte[] content(String name) {
            return name.endsWith(".txt") ? "content".repeat(100).getBytes(StandardCharsets.UTF_8) : new byte[0];
        }
    }

    private Path written(Writer writer, String name, Instant time, int mode) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            writer.write(out, time, mode);
        }
        return file;
    }

    private Path normalized(Path archive) throws IOException {
        Path copy = folder.resolve("normalized-" + archive.getFileName());
        NormalizedArchive.write(archive, copy);
        return copy;
    }

    private static Map<String, String> contents(Path archive) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                contents.put(
                        entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return contents;
    }

    @ParameterizedTest
    @EnumSource
    void neitherTheClockNorTheUmaskOfTheBuildIsLeft(Writer writer) throws IOException {
        Path morning = written(writer, "morning.jar", MORNING, 0644);
        Path evening = written(writer, "evening.jar", EVENING, 0600);
        assertThat(Files.mismatch(morning, evening)).isNotEqualTo(-1);

        assertThat(normalized(evening)).hasSameBinaryContentAs(normalized(morning));
        assertThat(contents(normalized(evening))).isEqualTo(contents(evening));
    }

    /** By the headers in the archive's directory and by those before the entries, whoever asks. */
    @ParameterizedTest
    @EnumSource(names = "OF_MANY_ENTRIES", mode = EnumSource.Mode.EXCLUDE)
    void timesFollowFromTheContents(Writer writer) throws IOException {
        Path archive = normalized(written(writer, "archive.jar", EVENING, 0644));

        Map<String, LocalDateTime> times = new TreeMap<>();
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            zip.stream().forEach(entry -> times.put(entry.getName(), utc(entry)));
            assertThat(times)
                    .isEqualTo(Map.of(
                            "empty", FIRST,
                            "folder/", FIRST,
                            "folder/Größe.txt",
                                    ContentTime.local(ContentTime.of(
                                            zip.getEntry("folder/Größe.txt").getCrc()))));
        }
        try (InputStream file = Files.newInputStream(archive)) {
            if (writer == Writer.WITH_A_SCRIPT) {
                file.readNBytes(SCRIPT.length);
            }
            ZipInputStream zip = new ZipInputStream(file);
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertThat(utc(entry)).isEqualTo(times.get(entry.getName()));
            }
        }
    }

    /** The one in an extra field has a zone; the one that every archive has doesn't. */
    private static LocalDateTime utc(ZipEntry entry) {
        LocalDateTime inHeader = entry.getExtra() == null
                ? entry.getTimeLocal()
                : LocalDateTime.ofInstant(entry.getLastModifiedTime().toInstant(), ZoneOffset.UTC);
        assertThat(inHeader.getSecond() % 2).isZero();
        return inHeader;
    }

    @Test
    void takesNothingThatIsNoArchive() throws IOException {
        Path file = Files.writeString(folder.resolve("a.jar"), "no archive at all");

        assertThatExceptionOfType(ZipException.class).isThrownBy(() -> normalized(file));
    }

    @Test
    void takesNoArchiveThatLacksItsBeginning() throws IOException {
        byte[] whole = Files.readAllBytes(written(Writer.COMMONS_COMPRESS, "whole.jar", MORNING, 0644));
        Path file = Files.write(folder.resolve("half.jar"), Arrays.copyOfRange(whole, whole.length - 60, whole.length));

        assertThatExceptionOfType(ZipException.class).isThrownBy(() -> normalized(file));
    }
}
