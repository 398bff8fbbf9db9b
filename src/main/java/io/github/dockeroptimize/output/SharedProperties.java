package io.github.dockeroptimize.output;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** A small properties file that several builds may read and write at the same time. */
public final class SharedProperties {

    private SharedProperties() {}

    /** Reads the values; none if the file is missing or invalid. */
    public static Properties read(Path file) throws IOException {
        Properties values = new Properties();
        try (Reader reader = new StringReader(Files.readString(file))) {
            values.load(reader);
        } catch (NoSuchFileException | IllegalArgumentException | CharacterCodingException e) {
            return new Properties();
        }
        return values;
    }

    /** Writes a temporary file and moves it, so that readers never see a part of it. */
    public static void write(Path file, Map<String, String> values) throws IOException {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(values)
                .forEach((name, value) -> text.append(escape(name))
                        .append('=')
                        .append(escape(value))
                        .append('\n'));
        writeText(file, text.toString());
    }

    /**
     * Adds a value. If two builds do so at the same time, one may be lost, so it must be a value that can be computed
     * again.
     */
    public static void add(Path file, String name, String value) throws IOException {
        Map<String, String> values = new TreeMap<>();
        read(file).forEach((key, old) -> values.put((String) key, (String) old));
        values.put(name, value);
        write(file, values);
    }

    /** Fails if no file can be created in this directory. */
    public static void requireWritable(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.delete(Files.createTempFile(folder, ".writable-", ""));
    }

    public static void writeText(Path file, String text) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        WholeFile.write(file, text);
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
