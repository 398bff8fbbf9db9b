package io.github.dockeroptimize.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTimeTest {

    @TempDir
    Path folder;

    /** They must never change, or every layer of every image would be pushed again. */
    @ParameterizedTest
    @CsvSource({
        "'', 1980-02-01T00:00:00Z",
        "123456789, 1992-10-17T11:19:40Z",
        "<p>page</p>, 2009-02-11T17:48:00Z",
    })
    void followsFromTheContent(String content, Instant time) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), content);
        CRC32 crc = new CRC32();
        crc.update(content.getBytes(StandardCharsets.UTF_8));

        assertThat(ContentTime.of(file)).isEqualTo(time);
        assertThat(ContentTime.of(crc.getValue())).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 0x1FFFFFFF, 0x20000000, 0xFFFFFFFFL})
    void liesWhereZipArchivesAndAllClocksCanSayIt(long crc) {
        Instant time = ContentTime.of(crc);

        assertThat(time).isBetween(Instant.parse("1980-02-01T00:00:00Z"), Instant.parse("2014-03-01T00:00:00Z"));
        assertThat(ContentTime.isOne(time)).isTrue();
        ZipEntry entry = new ZipEntry("entry");
        entry.setTimeLocal(ContentTime.local(time));
        assertThat(entry.getTimeLocal()).isEqualTo(ContentTime.local(time));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:01Z",
                "1980-01-31T23:59:58Z",
                "1990-01-01T00:00:01Z",
                "1990-01-01T00:00:00.5Z",
                "2014-02-09T13:37:04Z",
                "2026-01-01T00:00:00Z"
            })
    void isToldFromTheTimeOfAWrite(Instant time) {
        assertThat(ContentTime.isOne(time)).isFalse();
    }

    @Test
    void changesWithOneByte() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "<p>page A</p>");
        Instant time = ContentTime.of(file);

        Files.writeString(file, "<p>page B</p>");

        assertThat(ContentTime.of(file)).isNotEqualTo(time);
    }
}
