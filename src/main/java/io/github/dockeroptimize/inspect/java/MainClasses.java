package io.github.dockeroptimize.inspect.java;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.Archive;
import io.github.dockeroptimize.application.ArchiveEntry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Finds the main class of a jar: the configured one, else that of its manifest, else the only class with a main method.
 */
final class MainClasses {

    private static final String SET_IT = "set <mainClass> or -Ddocker-optimize.mainClass";
    private static final int MOST_LISTED = 10;

    private MainClasses() {}

    /**
     * The main class of a jar.
     *
     * @param libraries the jars next to it, which may contain a main class such as Vert.x's launcher
     */
    static String of(Archive archive, BuildOutput build, List<Path> libraries) {
        Optional<String> configured = build.mainClass();
        Optional<String> named = configured.isPresent() ? configured : archive.attribute("Main-Class");
        if (named.isPresent()) {
            if (!archive.hasClass("", named.get()) && !inAny(libraries, named.get())) {
                throw missing(named.get(), archive, build);
            }
            return named.get();
        }
        List<String> candidates = candidates(archive);
        if (candidates.size() == 1) {
            return candidates.get(0);
        }
        if (candidates.isEmpty()) {
            throw new NoMainClassException(
                    quote(archive.displayName()) + " has no main class, neither in its manifest nor in its class files",
                    SET_IT + build.orAnother() + ", or skip this module with <skip>true</skip> if it is a library");
        }
        List<String> listed = new ArrayList<>();
        for (String candidate : candidates.subList(0, Math.min(MOST_LISTED, candidates.size()))) {
            listed.add(quote(candidate));
        }
        throw new InvalidInputException(
                quote(archive.displayName()) + " has " + candidates.size() + " main classes, "
                        + String.join(", ", listed)
                        + (candidates.size() > MOST_LISTED ? ", …" : ""),
                SET_IT + " to one of them" + build.orAnother());
    }

    private static boolean inAny(List<Path> jars, String className) {
        String entry = className.replace('.', '/') + ".class";
        for (Path jar : jars) {
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                if (zip.getEntry(entry) != null) {
                    return true;
                }
            } catch (IOException e) {
                throw BrokenLibrary.explain(jar, e);
            }
        }
        return false;
    }

    static InvalidInputException missing(String mainClass, Archive archive, BuildOutput build) {
        return new InvalidInputException(
                "the main class " + quote(mainClass) + " isn't in " + quote(archive.displayName()),
                SET_IT + " to a class that is" + build.orAnother());
    }

    private static List<String> candidates(Archive archive) {
        return archive.reading(zip -> {
            List<String> candidates = new ArrayList<>();
            for (ArchiveEntry entry : archive.files()) {
                String name = entry.name();
                if (name.endsWith(".class")
                        && !name.startsWith("META-INF/")
                        && !name.endsWith("module-info.class")
                        && hasMain(zip, entry)) {
                    candidates.add(
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'));
                }
            }
            Collections.sort(candidates);
            return candidates;
        });
    }

    private static boolean hasMain(ZipFile zip, ArchiveEntry entry) {
        try (InputStream in = zip.getInputStream(zip.getEntry(entry.name()))) {
            MainMethodVisitor visitor = new MainMethodVisitor();
            new ClassReader(in)
                    .accept(visitor, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            return visitor.found;
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            return false; // newer than ASM, or not a class file
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code public static void main(String[])}; from Java 25 an instance or argument-less main too (JEP 512). */
    private static final class MainMethodVisitor extends ClassVisitor {

        private static final int STATIC = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
        private boolean flexible;
        private boolean found;

        MainMethodVisitor() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visit(
                int version,
                int access,
                String name,
                @Nullable String signature,
                @Nullable String superName,
                String[] interfaces) {
            flexible = (version & 0xFFFF) >= Opcodes.V25 && (access & Opcodes.ACC_ABSTRACT) == 0;
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access, String name, String descriptor, @Nullable String signature, String[] exceptions) {
            if (name.equals("main")) {
                boolean classic = descriptor.equals("([Ljava/lang/String;)V") && (access & STATIC) == STATIC;
                boolean simple = (descriptor.equals("([Ljava/lang/String;)V") || descriptor.equals("()V"))
                        && (access & Opcodes.ACC_PRIVATE) == 0;
                found = found || classic || (flexible && simple);
            }
            return null;
        }
    }
}
