package io.github.dockeroptimize.inspect.java;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.application.Application;
import io.github.dockeroptimize.application.Archive;
import io.github.dockeroptimize.application.Library;
import io.github.dockeroptimize.application.LibraryKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ModuleVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The application's own modules whose {@code module-info} declares services that {@code META-INF/services} doesn't:
 * {@code ServiceLoader} finds them on the module path only.
 */
final class ServiceModules {

    private ServiceModules() {}

    static List<String> notes(BuildOutput build, Application application) {
        List<String> notes = new ArrayList<>();
        Optional<Archive> packaged = application.packaged().archive();
        if (packaged.isPresent()) {
            note(packaged.get(), application.classesLocation(), notes);
        }
        for (Library library : build.libraries()) {
            if (library.kind() == LibraryKind.REACTOR && Files.isRegularFile(library.file())) {
                note(Archive.read(library.file(), build.display(library.file())), "", notes);
            }
        }
        return notes;
    }

    private static void note(Archive archive, String classes, List<String> notes) {
        String info = classes + "module-info.class";
        if (!archive.has(info)) {
            return;
        }
        List<String> services = archive.reading(zip -> services(zip, info));
        String hidden = services.stream()
                .filter(service -> !archive.has(classes + "META-INF/services/" + service)
                        && !archive.has("META-INF/services/" + service))
                .map(service -> quote(service))
                .collect(Collectors.joining(", "));
        if (!hidden.isEmpty()) {
            notes.add(quote(archive.displayName())
                    + " is a module, but is on the class path, where ServiceLoader doesn't find its " + hidden
                    + "; add META-INF/services, or set <entrypoint> with -p and -m");
        }
    }

    private static List<String> services(ZipFile zip, String info) {
        List<String> services = new ArrayList<>();
        try (InputStream in = zip.getInputStream(zip.getEntry(info))) {
            new ClassReader(in)
                    .accept(
                            new ClassVisitor(Opcodes.ASM9) {
                                @Override
                                public ModuleVisitor visitModule(String name, int access, @Nullable String version) {
                                    return new ModuleVisitor(Opcodes.ASM9) {
                                        @Override
                                        public void visitProvide(String service, String... providers) {
                                            services.add(service.replace('/', '.'));
                                        }
                                    };
                                }
                            },
                            ClassReader.SKIP_CODE);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            return List.of(); // newer than ASM
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return services;
    }
}
