package io.github.dockeroptimize.container;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;

/** A small file of names and values that several builds may read and write at once. */
final class SmallFile {

    private SmallFile() {}

    /** Its values; none where it is missing or can't be understood. */
    static Properties read(Path file) throws IOException {
        Properties values = new Properties();
        try (Reader reader = new StringReader(Files.readString(file))) {
            values.load(reader);
        } catch (NoSuchFileException | IllegalArgumentException | CharacterCodingException e) {
            return new Properties();
        }
        return values;
    }

    /** Writes it beside and moves it into place, so that nobody reads half of it. */
    static void write(Path file, Map<String, String> values) throws IOException {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(values)
                .forEach((name, value) -> text.append(escape(name))
                        .append('=')
                        .append(escape(value))
                        .append('\n'));
        writeText(file, text.toString());
    }

    /** Adds a value; where two builds do so at once, one may be lost, so it must be none that can't be found out again. */
    static void add(Path file, String name, String value) throws IOException {
        Map<String, String> values = new TreeMap<>();
        read(file).forEach((key, old) -> values.put((String) key, (String) old));
        values.put(name, value);
        write(file, values);
    }

    /** Fails where there can't be files in this folder. */
    static void requireWritable(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.delete(Files.createTempFile(folder, ".writable-", ""));
    }

    static void writeText(Path file, String text) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        Path beside = file.resolveSibling("." + file.getFileName() + "-" + UUID.randomUUID());
        try {
            Files.writeString(beside, text);
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\")
                .replace("=", "\\=")
                .replace(":", "\\:")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t")
                .replace("\f", "\\f")
                .replace(" ", "\\ ")
                .replace("#", "\\#")
                .replace("!", "\\!");
    }
}
