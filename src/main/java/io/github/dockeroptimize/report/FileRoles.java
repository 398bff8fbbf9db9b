package io.github.dockeroptimize.report;

import io.github.dockeroptimize.application.Application;
import io.github.dockeroptimize.plan.Source;
import io.github.dockeroptimize.report.PlacedFile.Role;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds out which library each source of an image's files is, and which role it has in the application otherwise. */
final class FileRoles {

    private static final String LOADER = "org/springframework/boot/loader/";

    /** By their entries in the archive, or their paths. */
    private final Map<String, PackedLibrary> libraries = new HashMap<>();

    private final Sources told = new Sources();
    private final Path packaged;
    private final String classes;

    private FileRoles(Application application) {
        this.packaged = application.packaged().file();
        this.classes = application.classesLocation();
        application
                .libraries()
                .forEach(library ->
                        libraries.put(library.location(), new PackedLibrary(library.coordinates(), library.kind())));
    }

    static FileRoles of(Application application) {
        return new FileRoles(application);
    }

    Optional<PackedLibrary> library(Source source) {
        return source.match(told).library();
    }

    Role role(Source source) {
        return source.match(told).role();
    }

    /** What is known about a source. */
    private record Told(Role role, Optional<PackedLibrary> library) {
        Told(Role role) {
            this(role, Optional.empty());
        }
    }

    private Told entry(String name) {
        return library(name).orElseGet(() -> new Told(role(name)));
    }

    private Told file(Path file) {
        return library(file.toString())
                .orElseGet(() -> new Told(
                        file.startsWith(packaged)
                                ? role(packaged.relativize(file).toString().replace('\\', '/'))
                                : Role.OTHER));
    }

    private Optional<Told> library(String location) {
        return Optional.ofNullable(libraries.get(location))
                .map(library -> new Told(Role.LIBRARY, Optional.of(library)));
    }

    /** Switches on the kind of source. */
    private final class Sources implements Source.Cases<Told, RuntimeException> {

        @Override
        public Told folder(Source.Folder folder) {
            return new Told(Role.OTHER);
        }

        @Override
        public Told link(Source.Link link) {
            return new Told(Role.OTHER);
        }

        @Override
        public Told diskFile(Source.DiskFile file) {
            return file(file.file());
        }

        @Override
        public Told text(Source.Text text) {
            return new Told(Role.OTHER);
        }

        @Override
        public Told nested(Source.Nested entry) {
            return entry(entry.name());
        }

        @Override
        public Told normalizedArchive(Source.NormalizedArchive whole) {
            return file(whole.archive());
        }

        @Override
        public Told assembledJar(Source.AssembledJar jar) {
            return new Told(Role.NAMES_LIBRARIES);
        }
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
}
