package io.github.dockeroptimize.inspect;

import io.github.dockeroptimize.inspect.BootApplication.NestedLibrary;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** Reads which Java release class files need (JVMS §4.1: magic, minor, major). */
final class ClassFiles {

    private static final int MAGIC = 0xCAFEBABE;
    /** Classes of one module come from one compiler call or two; more of them tell nothing new. */
    private static final int SAMPLE = 200;
    /** Nine of ten jars have a class among their first entries; some begin with thousands for other releases. */
    private static final int SEARCHED = 64;

    private ClassFiles() {}

    /**
     * The lowest Java release that runs the application's classes and the first class of each library. A library built
     * for a newer release than the application would fail as surely as the application itself.
     */
    static JavaVersion javaVersion(Archive archive, String classes, List<Path> jars, List<NestedLibrary> nested) {
        JavaVersion version = archive.reading(zip -> {
            try {
                JavaVersion highest = JavaVersion.ofClassFile(0);
                for (ArchiveEntry entry : sample(archive, classes)) {
                    highest = highest.max(version(zip, entry.name()));
                }
                for (NestedLibrary library : nested) {
                    try (InputStream in =
                            zip.getInputStream(zip.getEntry(library.entry().name()))) {
                        highest = highest.max(firstClass(in));
                    }
                }
                return highest;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        for (Path jar : jars) {
            try (InputStream in = Files.newInputStream(jar)) {
                version = version.max(firstClass(in));
            } catch (IOException e) {
                throw BrokenLibrary.explain(jar, e);
            }
        }
        return version;
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

    /** Multi-release classes run only where their release does, and module-info is read by no class path. */
    private static boolean isClass(String name) {
        return name.endsWith(".class") && !name.contains("META-INF/versions/") && !name.endsWith("module-info.class");
    }

    private static JavaVersion version(ZipFile zip, String name) throws IOException {
        try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
            return version(in).orElse(JavaVersion.ofClassFile(0));
        }
    }

    /** Nothing is known of a jar that has no class near its start. */
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
        byte[] header = in.readNBytes(8);
        if (header.length < 8) {
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
