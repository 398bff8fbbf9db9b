package io.github.dockeroptimize.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.plan.JarPart;
import io.github.dockeroptimize.plan.ManifestBytes;
import io.github.dockeroptimize.plan.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two contents have one key only if what is written for them is the same; everything is written here to see that. */
class ContentKeysTest {

    private static final Instant MORNING = Instant.parse("2026-01-01T06:00:00Z");
    private static final Instant EVENING = Instant.parse("2026-01-01T18:30:10Z");

    @TempDir
    Path folder;

    private int files;

    /** A zip archive that the tests change in one respect at a time. */
    private record Zip(
            String content, String name, Instant time, int mode, boolean stored, String before, String comment) {

        static Zip usual() {
            return new Zip("content", "a/entry", MORNING, 0644, true, "", "");
        }

        Zip content(String other) {
            return new Zip(other, name, time, mode, stored, before, comment);
        }

        Zip name(String other) {
            return new Zip(content, other, time, mode, stored, before, comment);
        }

        Zip time(Instant other) {
            return new Zip(content, name, other, mode, stored, before, comment);
        }

        Zip mode(int other) {
            return new Zip(content, name, time, other, stored, before, comment);
        }

        Zip compressed() {
            return new Zip(content, name, time, mode, false, before, comment);
        }

        Zip after(String script) {
            return new Zip(content, name, time, mode, stored, script, comment);
        }

        Zip comment(String text) {
            return new Zip(content, name, time, mode, stored, before, text);
        }

        byte[] bytes() {
            return bytes(Zip64Mode.AsNeeded);
        }

        byte[] bytes(Zip64Mode large) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try {
                out.write(before.getBytes(StandardCharsets.UTF_8));
                try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
                    zip.setUseZip64(large);
                    add(zip, "first", "always the same");
                    add(zip, name, content);
                    zip.setComment(comment);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return out.toByteArray();
        }

        private void add(ZipArchiveOutputStream zip, String entryName, String text) throws IOException {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            ZipArchiveEntry entry = new ZipArchiveEntry(entryName);
            entry.setLastModifiedTime(FileTime.from(time));
            entry.setUnixMode(0100000 | mode);
            if (stored) {
                CRC32 crc = new CRC32();
                crc.update(bytes);
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(bytes.length);
                entry.setCrc(crc.getValue());
            }
            zip.putArchiveEntry(entry);
            zip.write(bytes);
            zip.closeArchiveEntry();
        }
    }

    /** A file of its own: no two have the same path or time. */
    private Path file(byte[] bytes) {
        files++;
        try {
            Path file = Files.write(folder.resolve("file-" + files), bytes);
            return Files.setLastModifiedTime(file, FileTime.from(MORNING.plusSeconds(files)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(Zip zip) {
        return file(zip.bytes());
    }

    private Source whole(byte[] bytes) {
        return new Source.DiskFile(file(bytes), bytes.length, "test");
    }

    private Source whole(Zip zip) {
        return whole(zip.bytes());
    }

    private Source normalized(Zip zip) {
        byte[] bytes = zip.bytes();
        return new Source.NormalizedArchive(file(bytes), bytes.length, "test");
    }

    private Source nested(Zip zip) {
        return new Source.Nested(file(zip), zip.name(), zip.content().length(), "test");
    }

    private Source assembled(Zip zip, String manifest, JarPart... parts) {
        return new Source.AssembledJar(
                file(zip), new ManifestBytes("Manifest-Version: " + manifest + "\r\n\r\n"), List.of(parts), "test");
    }

    private static JarPart part(Zip zip, String name) {
        return new JarPart(name, zip.name(), zip.content().length());
    }

    private Source assembled(Zip zip) {
        return assembled(zip, "1.0", part(zip, zip.name()));
    }

    private static String key(Source source) throws IOException {
        try (ContentKeys keys = new ContentKeys()) {
            return keys.of(source);
        }
    }

    private byte[] written(Source source) throws IOException {
        Path file = folder.resolve("written");
        try (SourceWriter writer = new SourceWriter(folder.resolve("scratch"));
                FileChannel out = FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            writer.write(source, out);
        }
        return Files.readAllBytes(file);
    }

    private void assertSame(Source one, Source other) throws IOException {
        assertThat(written(one)).isEqualTo(written(other));
        assertThat(key(one)).isEqualTo(key(other));
    }

    /** Of the same size: by that alone anybody could tell. */
    private void assertDifferent(Source one, Source other) throws IOException {
        assertThat(written(one)).hasSameSizeAs(written(other)).isNotEqualTo(written(other));
        assertThat(key(one)).isNotEqualTo(key(other));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Longer than what is read at once, with another byte at one place. */
    private static byte[] large(int place) {
        byte[] bytes = new byte[700_000];
        Arrays.fill(bytes, (byte) 'x');
        bytes[place] = 'y';
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "no archive at all"})
    void aFileIsWhatIsInIt(String text) throws IOException {
        assertSame(whole(bytes(text)), whole(bytes(text)));
        assertDifferent(whole(bytes(text + "a")), whole(bytes(text + "b")));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 300_000, 699_998})
    void aFileIsReadToItsEnd(int place) throws IOException {
        assertSame(whole(large(place)), whole(large(place)));
        assertDifferent(whole(large(699_999)), whole(large(place)));
    }

    @Test
    void anArchiveIsWhatIsInIt() throws IOException {
        assertSame(whole(Zip.usual()), whole(Zip.usual()));
        assertDifferent(whole(Zip.usual()), whole(Zip.usual().content("contenu")));
        assertDifferent(whole(Zip.usual()), whole(Zip.usual().name("b/entry")));
    }

    @Test
    void anArchiveThatIsTakenOverAsItIsHasItsTimesAndModes() throws IOException {
        assertDifferent(whole(Zip.usual()), whole(Zip.usual().time(EVENING)));
        assertDifferent(whole(Zip.usual()), whole(Zip.usual().mode(0600)));
    }

    @Test
    void anArchiveIsMoreThanItsEntries() throws IOException {
        assertDifferent(
                whole(Zip.usual().after("#!/bin/sh\n")), whole(Zip.usual().after("#!/bin/ws\n")));
        assertDifferent(whole(Zip.usual().comment("one")), whole(Zip.usual().comment("two")));
    }

    @Test
    void anArchiveThatLacksItsEndIsReadAsAFile() throws IOException {
        byte[] one = Arrays.copyOf(Zip.usual().bytes(), 120);
        byte[] other = Arrays.copyOf(Zip.usual().content("contenu").bytes(), 120);
        assertSame(whole(one), whole(one));
        assertDifferent(whole(one), whole(other));
    }

    @Test
    void anArchiveThatEndsWithAnotherIsStillMoreThanThat() throws IOException {
        byte[] inner = Zip.usual().bytes();
        byte[] one = new Zip("[" + "x".repeat(9), "a", MORNING, 0644, true, "", "").bytes();
        byte[] other = new Zip("[" + "y".repeat(9), "a", MORNING, 0644, true, "", "").bytes();
        assertDifferent(whole(joined(one, inner)), whole(joined(other, inner)));
    }

    /** Whatever byte of the directory is wrong: it is a file like any other, or it is said what is wrong. */
    @ParameterizedTest
    @EnumSource(
            value = Zip64Mode.class,
            names = {"Never", "Always"})
    void aDamagedArchiveIsNotTakenForAnother(Zip64Mode mode) throws IOException {
        byte[] right = Zip.usual().compressed().time(EVENING).bytes(mode);
        int directory = new String(right, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
        Set<String> keys = new HashSet<>(Set.of(key(whole(right))));
        for (int place = directory; place < right.length; place++) {
            for (byte wrong : new byte[] {(byte) 0xff, 0x7f, 1}) {
                byte[] bytes = right.clone();
                bytes[place] = (byte) (bytes[place] ^ wrong);
                assertThat(keys.add(key(whole(bytes)))).isTrue();
                Source normalized = new Source.NormalizedArchive(file(bytes), bytes.length, "test");
                try {
                    key(normalized);
                } catch (ZipException e) {
                    assertThat(e).hasMessageStartingWith("it");
                }
            }
        }
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] joined = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, joined, one.length, other.length);
        return joined;
    }

    @Test
    void anEntryIsTheSameInEveryArchive() throws IOException {
        assertSame(nested(Zip.usual()), nested(Zip.usual().time(EVENING).mode(0600)));
        assertSame(nested(Zip.usual()), nested(Zip.usual().name("elsewhere").after("#!/bin/sh\n")));
        assertSame(nested(Zip.usual()), nested(Zip.usual().compressed()));
        assertDifferent(nested(Zip.usual()), nested(Zip.usual().content("contenu")));
    }

    @Test
    void anEntryThatIsGoneIsNamed() {
        Path archive = file(Zip.usual());
        assertThatExceptionOfType(ZipException.class)
                .isThrownBy(() -> key(new Source.Nested(archive, "other", 7, "test")))
                .withMessage("'other' is no longer in '" + archive + "'");
    }

    @Test
    void aFileThatIsGoneIsMissed() {
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> key(new Source.DiskFile(folder.resolve("gone"), 1, "test")));
    }

    @Test
    void aNormalizedArchiveIsTheSameWhateverTheClockAndTheUmaskOfItsBuild() throws IOException {
        assertSame(normalized(Zip.usual()), normalized(Zip.usual().time(EVENING)));
        assertSame(normalized(Zip.usual()), normalized(Zip.usual().mode(0600)));
        assertSame(
                normalized(Zip.usual().compressed()),
                normalized(Zip.usual().compressed().time(EVENING).mode(0640)));
    }

    @Test
    void aNormalizedArchiveIsWhatIsInIt() throws IOException {
        assertDifferent(normalized(Zip.usual()), normalized(Zip.usual().content("contenu")));
        assertDifferent(normalized(Zip.usual()), normalized(Zip.usual().name("b/entry")));
        assertDifferent(normalized(Zip.usual()), normalized(Zip.usual().mode(0755)));
    }

    @Test
    void aNormalizedArchiveIsMoreThanItsEntries() throws IOException {
        assertDifferent(
                normalized(Zip.usual().after("#!/bin/sh\n")),
                normalized(Zip.usual().after("#!/bin/ws\n")));
        assertDifferent(
                normalized(Zip.usual().comment("one")), normalized(Zip.usual().comment("two")));
    }

    @Test
    void aNormalizedArchiveHasToBeOne() {
        Path file = file(bytes("no archive at all"));
        assertThatExceptionOfType(ZipException.class)
                .isThrownBy(() -> key(new Source.NormalizedArchive(file, 17, "test")));
    }

    @Test
    void anAssembledJarIsTheSameWhateverTheTimesOfItsArchive() throws IOException {
        assertSame(assembled(Zip.usual()), assembled(Zip.usual().time(EVENING).mode(0600)));
        assertSame(assembled(Zip.usual()), assembled(Zip.usual().compressed().comment("other")));
    }

    @Test
    void anAssembledJarIsItsManifestAndItsParts() throws IOException {
        Zip zip = Zip.usual();
        JarPart part = part(zip, "a");
        JarPart first = new JarPart("b", "first", 15);
        assertDifferent(assembled(zip), assembled(zip.content("contenu")));
        assertDifferent(assembled(zip, "1.0", part), assembled(zip, "2.0", part));
        assertDifferent(assembled(zip, "1.0", part), assembled(zip, "1.0", part(zip, "b")));
        assertDifferent(assembled(zip, "1.0", part, first), assembled(zip, "1.0", first, part));
    }

    /** A kind that is added has no sample here, which fails until it has one, with a key that no other kind has. */
    @Test
    void noTwoKindsOfSourceShareAKey() throws IOException {
        Zip empty = Zip.usual().content("");
        List<Source> samples = List.of(
                new Source.Folder(),
                new Source.Link("", "test"),
                whole(empty),
                new Source.Text("", "test"),
                nested(empty),
                normalized(empty),
                assembled(empty));
        assertThat(samples).extracting(Object::getClass).containsExactlyInAnyOrder(kinds());
        List<String> keys = new ArrayList<>(List.of(key(whole(new byte[0]))));
        for (Source sample : samples) {
            keys.add(key(sample));
        }
        assertThat(keys).doesNotHaveDuplicates();
    }

    private static Class<?>[] kinds() {
        return Source.class.getPermittedSubclasses();
    }

    @Test
    void foldersAreAllTheSame() throws IOException {
        assertThat(key(new Source.Folder())).isEqualTo(key(new Source.Folder()));
    }
}
