package io.github.dockeroptimize.inspect;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A Spring Boot archive, jar or executable WAR.
 *
 * @param launcher the manifest's {@code Main-Class} where the archive has that class; empty for {@code layout=NONE}
 * @param startClass the application's own main class
 * @param classesLocation the folder of the application's classes, such as {@code BOOT-INF/classes/}
 * @param libraries the nested jars in class path order, without those that are left out
 * @param leftOut nested jars that are not for production: the jarmode jar and devtools
 * @param layers what {@code layers.idx} says, in its order; empty where the archive has no index
 * @param tool what the archive carries to take itself apart
 */
public record BootApplication(
        Archive archive,
        String bootVersion,
        Optional<String> launcher,
        String startClass,
        String classesLocation,
        List<NestedLibrary> libraries,
        List<ArchiveEntry> leftOut,
        List<IndexedLayer> layers,
        Optional<ExtractTool> tool,
        JavaVersion javaVersion,
        OptionalInt serverPort)
        implements Application {

    public BootApplication {
        libraries = List.copyOf(libraries);
        leftOut = List.copyOf(leftOut);
        layers = List.copyOf(layers);
    }

    public boolean isWar() {
        return classesLocation.startsWith("WEB-INF/");
    }

    /** A layer of the archive's index with the files that belong to it, in the archive's order. */
    public record IndexedLayer(String name, List<ArchiveEntry> files) {
        public IndexedLayer {
            files = List.copyOf(files);
        }
    }

    /**
     * A jar inside the archive.
     *
     * @param key see {@link Library#key()}
     * @param coordinates see {@link Library#coordinates()}; its file name where no dependency is known that it was packed from
     */
    public record NestedLibrary(ArchiveEntry entry, LibraryKind kind, String key, String coordinates) {}

    /** The jar mode that a Spring Boot archive carries; both take the archive apart by layers. */
    public enum ExtractTool {
        /** 2.3 to 3.2. */
        LAYERTOOLS,
        /** 3.3 and later; the only one from 4.1. */
        TOOLS
    }

    @Override
    public String describe() {
        return "Spring Boot " + bootVersion + (isWar() ? " WAR" : " jar");
    }

    @Override
    public <T> T match(Cases<T> cases) {
        return cases.boot(this);
    }
}
