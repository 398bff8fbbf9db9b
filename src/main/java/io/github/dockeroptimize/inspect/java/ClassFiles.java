package io.github.dockeroptimize.inspect.java;

import io.github.dockeroptimize.application.Archive;
import io.github.dockeroptimize.application.ArchiveEntry;
import io.github.dockeroptimize.application.BootApplication.NestedLibrary;
import io.github.dockeroptimize.application.JavaVersion;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Inflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** Finds the Java release that class files need (JVMS §4.1: magic, minor, major). */
final class ClassFiles {

    private static final int MAGIC = 0xCAFEBABE;
    /** The size of magic, minor and major. */
    private static final int HEADER = 8;
    /** The classes of a module come from one or two compiler calls, so a sample is enough. */
    private static final int SAMPLE = 200;
    /** Most jars have a class among their first entries; some begin with thousands for other releases. */
    private static final int SEARCHED = 64;

    /** The entries of an archive among which nested jars are looked for; the others are read as streams. */
    private static final int MOST_NESTED = 1 << 16;

    private ClassFiles() {}

    /**
     * The lowest Java release that runs the application's classes and the first class of each library. A library may
     * need a newer release than the application.
     */
    static JavaVersion javaVersion(Archive archive, String classes, List<Path> jars, List<NestedLibrary> nested) {
        Inflater inflater = new Inflater(true);
        try {
            JavaVersion version = archive.reading(zip -> {
                try {
                    JavaVersion highest = JavaVersion.ofClassFile(0);
                    for (ArchiveEntry entry : sample(archive, classes)) {
                        highest = highest.max(version(zip, entry.name()));
                    }
                    return nested.isEmpty() ? highest : highest.max(nested(zip, archive.file(), nested, inflater));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            for (Path jar : jars) {
                version = version.max(firstClass(jar, inflater));
            }
            return version;
        } finally {
            inflater.end();
        }
    }

    private static JavaVersion nested(ZipFile zip, Path archive, List<NestedLibrary> libraries, Inflater inflater)
            throws IOException {
        JavaVersion highest = JavaVersion.ofClassFile(0);
        try (FileChannel file = FileChannel.open(archive)) {
            Map<String, JarRegion> regions = new JarRegion(file, 0, file.size()).nested(MOST_NESTED);
            for (NestedLibrary library : libraries) {
                String name = library.entry().name();
                JarRegion region = regions.get(name);
                Optional<JavaVersion> version = region == null ? Optional.empty() : firstClass(region, inflater);
                if (version.isPresent()) {
                    highest = highest.max(version.get());
                } else {
                    try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
                        highest = highest.max(firstClass(in));
                    }
                }
            }
        }
        return highest;
    }

    private static JavaVersion firstClass(Path jar, Inflater inflater) {
        try (FileChannel file = FileChannel.open(jar)) {
            Optional<JavaVersion> version = firstClass(new JarRegion(file, 0, file.size()), inflater);
            if (version.isPresent()) {
                return version.get();
            }
            try (InputStream in = Files.newInputStream(jar)) {
                return firstClass(in);
            }
        } catch (IOException e) {
            throw BrokenLibrary.explain(jar, e);
        }
    }

    /** The release of a jar's first class; empty if the jar has to be read as a stream. */
    private static Optional<JavaVersion> firstClass(JarRegion jar, Inflater inflater) throws IOException {
        Optional<List<JarRegion.Item>> items = jar.items(SEARCHED);
        if (items.isEmpty()) {
            return Optional.empty();
        }
        for (JarRegion.Item item : items.get()) {
            if (isClass(item.name())) {
                byte[] header = jar.beginning(item, HEADER, inflater);
                return header.length < HEADER ? Optional.empty() : version(new ByteArrayInputStream(header));
            }
        }
        return Optional.of(JavaVersion.ofClassFile(0));
    }

    private static List<ArchiveEntry> sample(Archive archive, String classes) {
        List<ArchiveEntry> found = new ArrayList<>();
        for (ArchiveEntry entry : archive.files()) {
            if (entry.name().startsWith(classes) && isClass(entry.name())) {
                found.add(entry);
                if (found.size() == SAMPLE) {
                    break;
                }
            }
        }
        return found;
    }

    /** Multi-release classes are for other releases, and the class path ignores module-info. */
    private static boolean isClass(String name) {
        return name.endsWith(".class") && !name.contains("META-INF/versions/") && !name.endsWith("module-info.class");
    }

    private static JavaVersion version(ZipFile zip, String name) throws IOException {
        try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
            return version(in).orElse(JavaVersion.ofClassFile(0));
        }
    }

    /** The release of the jar's first class; the lowest release if none is near its start. */
    private static JavaVersion firstClass(InputStream jar) throws IOException {
        ZipInputStream zip = new ZipInputStream(new BufferedInputStream(jar));
        ZipEntry entry = zip.getNextEntry();
        for (int searched = 0; entry != null && searched < SEARCHED; searched++) {
            if (isClass(entry.getName())) {
                return version(zip).orElse(JavaVersion.ofClassFile(0));
            }
            entry = zip.getNextEntry();
        }
        return JavaVersion.ofClassFile(0);
    }

    private static Optional<JavaVersion> version(InputStream in) throws IOException {
        byte[] header = in.readNBytes(HEADER);
        if (header.length < HEADER) {
            return Optional.empty();
        }
        DataInputStream data = new DataInputStream(new ByteArrayInputStream(header));
        if (data.readInt() != MAGIC) {
            return Optional.empty();
        }
        data.readUnsignedShort();
        return Optional.of(JavaVersion.ofClassFile(data.readUnsignedShort()));
    }
}
