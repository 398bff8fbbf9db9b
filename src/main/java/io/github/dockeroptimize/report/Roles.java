package io.github.dockeroptimize.report;

import io.github.dockeroptimize.inspect.Application;
import io.github.dockeroptimize.inspect.BootApplication;
import io.github.dockeroptimize.inspect.BootApplication.NestedLibrary;
import io.github.dockeroptimize.inspect.JarApplication;
import io.github.dockeroptimize.inspect.JarApplication.ClassPathElement;
import io.github.dockeroptimize.inspect.Library;
import io.github.dockeroptimize.inspect.UberJarApplication;
import io.github.dockeroptimize.inspect.WarApplication;
import io.github.dockeroptimize.plan.Source;
import io.github.dockeroptimize.report.PlacedFile.Role;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells of the sources of an image's files which library each is, and what it is to the application otherwise. */
final class Roles implements Application.Cases<Roles> {

    private static final String LOADER = "org/springframework/boot/loader/";

    private final Map<String, PackedLibrary> nested = new HashMap<>();
    private final Map<Path, PackedLibrary> files = new HashMap<>();
    private final Path archive;
    private String classes = "";

    private Roles(Application application) {
        this.archive = application.archive().file();
    }

    static Roles of(Application application) {
        return application.match(new Roles(application));
    }

    Optional<PackedLibrary> library(Source source) {
        if (source instanceof Source.Nested entry) {
            return Optional.ofNullable(nested.get(entry.name()));
        }
        if (source instanceof Source.DiskFile file) {
            return Optional.ofNullable(files.get(file.file()));
        }
        return source instanceof Source.NormalizedArchive whole
                ? Optional.ofNullable(files.get(whole.archive()))
                : Optional.empty();
    }

    Role role(Source source) {
        if (library(source).isPresent()) {
            return Role.LIBRARY;
        }
        if (source instanceof Source.AssembledJar) {
            return Role.NAMES_LIBRARIES;
        }
        if (source instanceof Source.NormalizedArchive whole && whole.archive().equals(archive)) {
            return Role.CODE;
        }
        return source instanceof Source.Nested entry ? role(entry.name()) : Role.OTHER;
    }

    private Role role(String name) {
        if (name.endsWith("/classpath.idx") || name.matches("META-INF/maven/.+/pom\\.xml")) {
            return Role.NAMES_LIBRARIES;
        }
        if (name.startsWith(LOADER)) {
            return Role.LOADER;
        }
        return name.startsWith(classes) ? Role.CODE : Role.OTHER;
    }

    @Override
    public Roles boot(BootApplication application) {
        classes = application.classesLocation();
        return nested(application.libraries());
    }

    @Override
    public Roles jar(JarApplication application) {
        for (ClassPathElement element : application.classPath()) {
            if (element instanceof ClassPathElement.Jar jar) {
                files.put(jar.library().file(), library(jar.library(), jar.fileName()));
            } else if (element instanceof ClassPathElement.Module module) {
                files.put(module.archive().file(), library(module.library(), module.fileName()));
            }
        }
        return this;
    }

    @Override
    public Roles uberJar(UberJarApplication application) {
        return this;
    }

    @Override
    public Roles war(WarApplication application) {
        classes = "WEB-INF/classes/";
        return nested(application.libraries());
    }

    private Roles nested(List<NestedLibrary> libraries) {
        for (NestedLibrary library : libraries) {
            nested.put(library.entry().name(), new PackedLibrary(library.key(), library.coordinates(), library.kind()));
        }
        return this;
    }

    private static PackedLibrary library(Library library, String fileName) {
        return new PackedLibrary(
                library.key(), library.groupId().isEmpty() ? fileName : library.coordinates(), library.kind());
    }
}
