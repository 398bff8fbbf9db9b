package io.github.dockeroptimize.application;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A packaged archive's table of contents and manifest. Contents are read on demand and not kept, so that a large
 * archive needs memory for its list of names only. A script before the zip (Spring Boot's {@code executable}) is
 * skipped.
 */
public final class Archive implements Packaged {

    private static final byte[] LOCAL_HEADER = {'P', 'K', 3, 4};

    private final Path file;
    private final String displayName;
    private final Manifest manifest;
    private final Map<String, ArchiveEntry> entries;

    private Archive(Path file, String displayName, Manifest manifest, Map<String, ArchiveEntry> entries) {
        this.file = file;
        this.displayName = displayName;
        this.manifest = manifest;
        this.entries = entries;
    }

    /**
     * Reads an archive's table of contents.
     *
     * @param displayName its name in messages and in the plan
     * @throws InvalidInputException if it is missing, not a zip, or has an entry that would be extracted outside of its
     *     directory
     */
    public static Archive read(Path file, String displayName) {
        requirePresent(file, displayName);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Map<String, ArchiveEntry> entries = new LinkedHashMap<>();
            for (ZipEntry entry : Collections.list(zip.entries())) {
                requireInside(entry.getName(), displayName);
                entries.putIfAbsent(entry.getName(), new ArchiveEntry(entry.getName(), entry.getSize()));
            }
            return new Archive(file, displayName, manifest(zip), entries);
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(displayName, e);
        }
    }

    private static void requirePresent(Path file, String displayName) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new InvalidInputException(
                        quote(displayName) + " is missing", "package the module first, with 'mvn package'");
            }
            if (Files.size(file) == 0) {
                throw new InvalidInputException(
                        quote(displayName) + " is empty", "rebuild it with 'mvn clean package'");
            }
        } catch (IOException e) {
            throw unreadable(displayName, e);
        }
    }

    private static InvalidInputException unreadable(String displayName, Exception e) {
        return new InvalidInputException(
                quote(displayName) + " can't be read as a zip archive (" + e.getMessage() + ")",
                "rebuild it with 'mvn clean package'",
                e);
    }

    private static void requireInside(String name, String displayName) {
        boolean leaves =
                name.contains("..") && Arrays.asList(name.split("/", -1)).contains("..");
        boolean absolute = name.startsWith("/") || name.indexOf('\\') >= 0 || name.indexOf(':') == 1;
        if (leaves || absolute || name.isEmpty() || hasControlCharacter(name)) {
            throw new InvalidInputException(
                    quote(displayName) + " has an entry named " + quote(name)
                            + ", which is not a safe path in an image",
                    "find out what adds it and rebuild the archive");
        }
    }

    private static boolean hasControlCharacter(String name) {
        for (int at = 0; at < name.length(); at++) {
            if (Character.isISOControl(name.charAt(at))) {
                return true;
            }
        }
        return false;
    }

    private static Manifest manifest(ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry("META-INF/MANIFEST.MF");
        if (entry == null) {
            return new Manifest();
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return new Manifest(in);
        }
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public Optional<Archive> archive() {
        return Optional.of(this);
    }

    /** The size of the archive itself, in bytes. */
    public long size() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw unreadable(displayName, e);
        }
    }

    /** Whether the zip starts with a script, which Spring Boot's {@code executable} adds. */
    public boolean startsWithScript() {
        try (InputStream in = Files.newInputStream(file)) {
            return !Arrays.equals(in.readNBytes(LOCAL_HEADER.length), LOCAL_HEADER);
        } catch (IOException e) {
            throw unreadable(displayName, e);
        }
    }

    @Override
    public String displayName() {
        return displayName;
    }

    /** A copy of the manifest; an empty one where the archive has none. */
    public Manifest manifest() {
        return new Manifest(manifest);
    }

    /** A main attribute of the manifest, unless it is missing or blank. */
    public Optional<String> attribute(String name) {
        String value = manifest.getMainAttributes().getValue(name);
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(value.strip());
    }

    /** All entries, directories too, in the archive's order. */
    public Collection<ArchiveEntry> entries() {
        return Collections.unmodifiableCollection(entries.values());
    }

    /** The entries that are files, in the archive's order. */
    public List<ArchiveEntry> files() {
        List<ArchiveEntry> files = new ArrayList<>(entries.size());
        for (ArchiveEntry entry : entries.values()) {
            if (!entry.isFolder()) {
                files.add(entry);
            }
        }
        return Collections.unmodifiableList(files);
    }

    public Optional<ArchiveEntry> entry(String name) {
        return Optional.ofNullable(entries.get(name));
    }

    public boolean has(String name) {
        return entries.containsKey(name);
    }

    /** Whether the archive has this class below a prefix such as {@code BOOT-INF/classes/}. */
    public boolean hasClass(String prefix, String className) {
        return has(prefix + className.replace('.', '/') + ".class");
    }

    /** The content of a small entry. */
    public byte[] bytes(String name) {
        try (ZipFile zip = new ZipFile(file.toFile());
                InputStream in = zip.getInputStream(zip.getEntry(name))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw unreadable(displayName, e);
        }
    }

    /** Opens the archive once for several reads. */
    public <T> T reading(Function<ZipFile, T> reader) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return reader.apply(zip);
        } catch (IOException e) {
            throw unreadable(displayName, e);
        } catch (UncheckedIOException e) {
            throw unreadable(displayName, e);
        }
    }
}
