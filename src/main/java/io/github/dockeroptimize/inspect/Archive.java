package io.github.dockeroptimize.inspect;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * A packaged archive's table of contents and manifest. Contents are read on demand, never kept: an archive of a
 * gigabyte costs as much memory as its list of names. A script before the zip (Spring Boot's {@code executable}) is
 * skipped.
 */
public final class Archive {

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
     * @param displayName what messages and the plan call it
     * @throws InvalidInputException if it is missing, not a zip, or has an entry that would leave its folder
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
                        quote(displayName) + " is missing; package the module first, with 'mvn package'");
            }
            if (Files.size(file) == 0) {
                throw new InvalidInputException(
                        quote(displayName) + " is empty; build it anew with 'mvn clean package'");
            }
        } catch (IOException e) {
            throw unreadable(displayName, e);
        }
    }

    private static InvalidInputException unreadable(String displayName, Exception e) {
        return new InvalidInputException(
                quote(displayName) + " can't be read as a zip archive (" + e.getMessage()
                        + "); build it anew with 'mvn clean package'",
                e);
    }

    private static void requireInside(String name, String displayName) {
        boolean leaves =
                name.contains("..") && Arrays.asList(name.split("/", -1)).contains("..");
        boolean absolute = name.startsWith("/") || name.indexOf('\\') >= 0 || name.indexOf(':') == 1;
        if (leaves || absolute || name.isEmpty() || name.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidInputException(quote(displayName) + " has an entry named " + quote(name)
                    + ", which has no safe place in an image; find what packs it and build the archive anew");
        }
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

    public Path file() {
        return file;
    }

    /** The size of the archive itself, in bytes. */
    public long size() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw unreadable(displayName, e);
        }
    }

    /** Whether a script stands before the zip, as Spring Boot's {@code executable} puts it there. */
    public boolean startsWithScript() {
        try (InputStream in = Files.newInputStream(file)) {
            return !Arrays.equals(in.readNBytes(LOCAL_HEADER.length), LOCAL_HEADER);
        } catch (IOException e) {
            throw unreadable(displayName, e);
        }
    }

    /** What messages and the plan call it: the path relative to the module. */
    public String displayName() {
        return displayName;
    }

    /** A copy of the manifest; an empty one where the archive has none. */
    public Manifest manifest() {
        return new Manifest(manifest);
    }

    /** A main attribute of the manifest, unless it is missing or blank. */
    public Optional<String> attribute(String name) {
        return Optional.ofNullable(manifest.getMainAttributes().getValue(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    /** All entries, folders too, in the archive's order. */
    public Collection<ArchiveEntry> entries() {
        return Collections.unmodifiableCollection(entries.values());
    }

    /** The entries that are files, in the archive's order. */
    public List<ArchiveEntry> files() {
        return entries.values().stream().filter(entry -> !entry.isFolder()).toList();
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
    byte[] bytes(String name) {
        return reading(zip -> {
            try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
                return in.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Opens the archive once for several reads. */
    <T> T reading(Function<ZipFile, T> reader) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return reader.apply(zip);
        } catch (IOException e) {
            throw unreadable(displayName, e);
        } catch (UncheckedIOException e) {
            throw unreadable(displayName, e);
        }
    }
}
