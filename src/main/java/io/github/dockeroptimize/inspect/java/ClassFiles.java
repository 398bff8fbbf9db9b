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
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.Inflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** Finds the Java release that class files need (JVMS §4.1: magic, minor, major). */
final class ClassFiles {

    private static final int MAGIC = 0xCAFEBABE;
    /** The size of magic, minor and major. */
    private static final int HEADER = 8;
    /** The classes of a module come from one or two compiler calls, so more are looked at by directory only. */
    private static final int SAMPLE = 200;
    /** So many classes of a library, from all over it, since it may contain others that are older. */
    private static final int OF_LIBRARY = 3;
    /** So many entries of a library that is read as a stream, which costs unpacking it. */
    private static final int SEARCHED = 64;

    /** The entries of an archive among which nested jars are looked for; the others are read as streams. */
    private static final int MOST_NESTED = 1 << 16;

    private ClassFiles() {}

    /**
     * The lowest Java release that runs the application's classes and a sample of each library's. A library may need a
     * newer release than the application.
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
                version = version.max(library(jar, inflater));
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
                Optional<JavaVersion> version = region == null ? Optional.empty() : library(region, inflater);
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

    private static JavaVersion library(Path jar, Inflater inflater) {
        try (FileChannel file = FileChannel.open(jar)) {
            Optional<JavaVersion> version = library(new JarRegion(file, 0, file.size()), inflater);
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

    /** The release of a jar's classes; empty if the jar has to be read as a stream. */
    private static Optional<JavaVersion> library(JarRegion jar, Inflater inflater) throws IOException {
        Optional<List<JarRegion.Item>> classes = jar.classes(OF_LIBRARY);
        if (classes.isEmpty()) {
            return Optional.empty();
        }
        JavaVersion highest = JavaVersion.ofClassFile(0);
        for (JarRegion.Item item : classes.get()) {
            byte[] header = jar.beginning(item, HEADER, inflater);
            Optional<JavaVersion> version =
                    header.length < HEADER ? Optional.empty() : version(new ByteArrayInputStream(header));
            if (version.isEmpty()) {
                return Optional.empty();
            }
            highest = highest.max(version.get());
        }
        return Optional.of(highest);
    }

    /**
     * All classes, or the first and last of each directory: in an uber jar those of the application may come after
     * thousands of its libraries'.
     */
    private static Collection<ArchiveEntry> sample(Archive archive, String classes) {
        List<ArchiveEntry> found = new ArrayList<>();
        Map<String, ArchiveEntry> first = new HashMap<>();
        Map<String, ArchiveEntry> last = new HashMap<>();
        for (ArchiveEntry entry : archive.files()) {
            String name = entry.name();
            if (name.startsWith(classes) && isClass(name)) {
                String directory = name.substring(0, name.lastIndexOf('/') + 1);
                found.add(entry);
                first.putIfAbsent(directory, entry);
                last.put(directory, entry);
            }
        }
        if (found.size() <= SAMPLE) {
            return found;
        }
        Set<ArchiveEntry> sample = new HashSet<>(first.values());
        sample.addAll(last.values());
        return sample;
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
