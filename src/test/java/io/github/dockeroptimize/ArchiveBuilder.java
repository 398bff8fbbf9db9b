package io.github.dockeroptimize;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** Makes the tiny archives of the tests: real zip files with real class files. */
public final class ArchiveBuilder {

    public static final int JAVA_8 = 52;
    public static final int JAVA_11 = 55;
    public static final int JAVA_17 = 61;
    public static final int JAVA_21 = 65;
    public static final int JAVA_25 = 69;

    private final String name;
    private final Manifest manifest = new Manifest();
    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private final Set<String> stored = new HashSet<>();
    private String script = "";

    private ArchiveBuilder(String name) {
        this.name = name;
    }

    /** A jar, or a WAR: a name is all the difference. */
    public static ArchiveBuilder jar(String name) {
        return new ArchiveBuilder(name);
    }

    /** What every repackaged Spring Boot jar has: its marks in the manifest and {@code com.example.App}. */
    public static ArchiveBuilder bootJar(String version) {
        return jar("app.jar").boot(version, "BOOT-INF/");
    }

    public static ArchiveBuilder bootWar(String version) {
        return jar("app.war").boot(version, "WEB-INF/");
    }

    private ArchiveBuilder boot(String version, String folder) {
        return manifest("Start-Class", "com.example.App")
                .manifest("Spring-Boot-Version", version)
                .manifest("Spring-Boot-Classes", folder + "classes/")
                .manifest("Spring-Boot-Lib", folder + "lib/")
                .mainClass(folder + "classes/com/example/App.class", JAVA_17);
    }

    /** The loader of Spring Boot: the manifest's main class, and the class itself. */
    public ArchiveBuilder launcher(String className) {
        return manifest("Main-Class", className).classFile(className.replace('.', '/') + ".class", JAVA_17);
    }

    public ArchiveBuilder manifest(String attribute, String value) {
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue(attribute, value);
        return this;
    }

    public ArchiveBuilder entry(String path, String content) {
        return entry(path, content.getBytes(StandardCharsets.UTF_8));
    }

    public ArchiveBuilder entry(String path, byte[] content) {
        entries.put(path, content);
        return this;
    }

    public ArchiveBuilder folder(String path) {
        return entry(path, "");
    }

    /** A class file of this major version. */
    public ArchiveBuilder classFile(String path, int major) {
        return classFile(path, major, type -> {});
    }

    /** A class with {@code public static void main(String[])}. */
    public ArchiveBuilder mainClass(String path, int major) {
        return mainClass(path, major, Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "([Ljava/lang/String;)V");
    }

    /** A class with a method {@code main} of this access and descriptor. */
    public ArchiveBuilder mainClass(String path, int major, int access, String descriptor) {
        return classFile(
                path,
                major,
                type -> type.visitMethod(access, "main", descriptor, null, null).visitEnd());
    }

    /** A class with a field of this type, so that the type's name stands in its constant pool. */
    public ArchiveBuilder classUsing(String path, String type) {
        return classFile(
                path,
                JAVA_17,
                writer -> writer.visitField(0, "used", "L" + type + ";", null, null)
                        .visitEnd());
    }

    private ArchiveBuilder classFile(String path, int major, Consumer<ClassWriter> members) {
        String type = path.replaceFirst("^(BOOT|WEB)-INF/classes/", "").replaceFirst("\\.class$", "");
        ClassWriter writer = new ClassWriter(0);
        writer.visit(major, Opcodes.ACC_PUBLIC, type, null, "java/lang/Object", null);
        members.accept(writer);
        writer.visitEnd();
        return entry(path, writer.toByteArray());
    }

    /** A jar inside, stored as Spring Boot does. */
    public ArchiveBuilder nested(String folder, ArchiveBuilder jar) {
        return stored(folder + jar.name, jar.bytes());
    }

    /** An entry without compression. */
    public ArchiveBuilder stored(String path, byte[] content) {
        stored.add(path);
        return entry(path, content);
    }

    /** Jars inside with one class each of Java 8. */
    public ArchiveBuilder libraries(String folder, String... names) {
        for (String jar : names) {
            nested(folder, library(jar));
        }
        return this;
    }

    /** A jar with one class of Java 8, named after the jar. */
    public static ArchiveBuilder library(String name) {
        String type = name.replaceFirst("\\.jar$", "").replaceAll("[^A-Za-z0-9]", "_");
        return jar(name).classFile("lib/" + type + ".class", JAVA_8);
    }

    public ArchiveBuilder classPathIndex(String path, String content) {
        return manifest("Spring-Boot-Classpath-Index", path).entry(path, content);
    }

    public ArchiveBuilder layersIndex(String path, String content) {
        return manifest("Spring-Boot-Layers-Index", path).entry(path, content);
    }

    /** Text before the zip, such as the launch script of {@code executable} archives. */
    public ArchiveBuilder script(String text) {
        this.script = text;
        return this;
    }

    public Path write(Path folder) {
        try {
            Files.createDirectories(folder);
            return Files.write(folder.resolve(name), bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            out.write(script.getBytes(StandardCharsets.UTF_8));
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                if (!manifest.getMainAttributes().isEmpty()) {
                    zip.putNextEntry(header("META-INF/MANIFEST.MF"));
                    manifest.write(zip);
                }
                for (var entry : entries.entrySet()) {
                    zip.putNextEntry(header(entry.getKey(), entry.getValue()));
                    zip.write(entry.getValue());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** An entry whose time isn't the clock's, so that the same archive always has the same bytes. */
    private static ZipEntry header(String path) {
        ZipEntry entry = new ZipEntry(path);
        entry.setTimeLocal(LocalDateTime.of(2020, 2, 2, 2, 2, 2));
        return entry;
    }

    private ZipEntry header(String path, byte[] content) {
        ZipEntry entry = header(path);
        if (stored.contains(path)) {
            CRC32 crc = new CRC32();
            crc.update(content);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(content.length);
            entry.setCrc(crc.getValue());
        }
        return entry;
    }
}
