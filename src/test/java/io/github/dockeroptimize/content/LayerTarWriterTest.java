package io.github.dockeroptimize.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.dockeroptimize.plan.Entry;
import io.github.dockeroptimize.plan.ImagePath;
import io.github.dockeroptimize.plan.Layer;
import io.github.dockeroptimize.plan.LayerName;
import io.github.dockeroptimize.plan.Owner;
import io.github.dockeroptimize.plan.Source;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayerTarWriterTest {

    @TempDir
    Path folder;

    private Entry file(String path, String content) throws IOException {
        Path file = Files.writeString(Files.createTempFile(folder, "content", ""), content);
        return new Entry(new ImagePath(path), 0644, Owner.ROOT, new Source.DiskFile(file, Files.size(file), "content"));
    }

    private static Entry folder(String path, int mode, Owner owner) {
        return new Entry(new ImagePath(path), mode, owner, new Source.Folder());
    }

    /** Each entry as commons-compress reads it: name, mode, owner, time, content. */
    private List<String> written(Entry... entries) throws IOException {
        Path tar = folder.resolve("layer.tar");
        try (LayerTarWriter writer = new LayerTarWriter(folder.resolve("scratch"))) {
            writer.write(Layer.of(new LayerName("layer"), ImagePath.ROOT, List.of(entries)), tar);
        }
        List<String> read = new ArrayList<>();
        try (TarArchiveInputStream in =
                new TarArchiveInputStream(new BufferedInputStream(Files.newInputStream(tar)), "UTF-8")) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                read.add(String.format(
                        "%s %04o %d:%d %s %s",
                        entry.getName() + (entry.isSymbolicLink() ? " -> " + entry.getLinkName() : ""),
                        entry.getMode() & 07777,
                        entry.getLongUserId(),
                        entry.getLongGroupId(),
                        entry.getLastModifiedTime(),
                        new String(in.readAllBytes(), StandardCharsets.UTF_8)));
            }
        }
        return read;
    }

    @Test
    void holdsModesOwnersTimesAndContentsInTheOrderOfThePlan() throws IOException {
        assertThat(written(
                        folder("/tmp", 01777, Owner.ROOT),
                        folder("/tmp/app", 0755, new Owner(999, 1000)),
                        file("/tmp/app/b", "x".repeat(513)),
                        file("/tmp/app/a", "")))
                .containsExactly(
                        "tmp/ 1777 0:0 1980-02-01T00:00:00Z ",
                        "tmp/app/ 0755 999:1000 1980-02-01T00:00:00Z ",
                        "tmp/app/b 0644 0:0 2006-12-02T20:45:02Z " + "x".repeat(513),
                        "tmp/app/a 0644 0:0 1980-02-01T00:00:00Z ");
    }

    @ParameterizedTest
    @ValueSource(ints = {94, 95, 96, 97, 300, 1000})
    void holdsLongNames(int length) throws IOException {
        String name = "app/" + "n".repeat(length);

        assertThat(written(file("/" + name, "content"), file("/app/next", "")))
                .containsExactly(
                        name + " 0644 0:0 2012-10-19T23:44:18Z content", "app/next 0644 0:0 1980-02-01T00:00:00Z ");
    }

    @Test
    void holdsNamesThatAreNotAscii() throws IOException {
        assertThat(written(file("/app/Größe-日本", "content")))
                .containsExactly("app/Größe-日本 0644 0:0 2012-10-19T23:44:18Z content");
    }

    @Test
    void holdsOwnersThatTheOldFormatHasNoRoomFor() throws IOException {
        assertThat(written(folder("/app", 0755, new Owner(2_147_483_647, 3_000_000))))
                .containsExactly("app/ 0755 2147483647:3000000 1980-02-01T00:00:00Z ");
    }

    @Test
    void holdsLinksAlsoToNamesThatTheOldFormatHasNoRoomFor() throws IOException {
        String far = "../" + "deep/".repeat(30) + "Größe";
        assertThat(written(link("/app/near", "b"), link("/app/far", far)))
                .containsExactly(
                        "app/near -> b 0777 0:0 1980-02-01T00:00:00Z ",
                        "app/far -> " + far + " 0777 0:0 1980-02-01T00:00:00Z ");
    }

    private static Entry link(String path, String to) {
        return new Entry(new ImagePath(path), 0777, Owner.ROOT, new Source.Link(to, "link"));
    }

    @Test
    void refusesContentOfAnotherSizeThanPlanned() throws IOException {
        Path file = Files.writeString(folder.resolve("content"), "four");
        Entry entry =
                new Entry(new ImagePath("/app/a"), 0644, Owner.ROOT, new Source.DiskFile(file, 5, "org.demo:a:1.0"));

        assertThatIOException().isThrownBy(() -> written(entry)).withMessage("org.demo:a:1.0 has 4 bytes instead of 5");
    }
}
