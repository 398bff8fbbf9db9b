package io.github.dockeroptimize.application;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A Spring Boot archive, jar or executable WAR.
 *
 * @param launcher the manifest's {@code Main-Class} where the archive has that class; empty for {@code layout=NONE}
 * @param startClass the application's own main class
 * @param classesLocation the directory of the application's classes, such as {@code BOOT-INF/classes/}
 * @param libraries the nested jars in class path order, without those that are left out
 * @param leftOut nested jars that are not for production: the jarmode jar and devtools
 * @param layers the layers of {@code layers.idx}, in its order; empty if the archive has no index
 * @param tool the jarmode that the archive contains to extract itself
 */
public record BootApplication(
        Archive packaged,
        String bootVersion,
        Optional<String> launcher,
        String startClass,
        String classesLocation,
        List<NestedLibrary> libraries,
        List<ArchiveEntry> leftOut,
        List<IndexedLayer> layers,
        Optional<ExtractTool> tool,
        JavaVersion javaVersion,
        ListeningPort port)
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
     * @param coordinates those of the dependency that it was packed from, or of its file name if that dependency is
     *     unknown
     */
    public record NestedLibrary(ArchiveEntry entry, LibraryKind kind, Coordinates coordinates) implements LibraryFile {
        @Override
        public String location() {
            return entry.name();
        }

        @Override
        public String fileName() {
            return entry.fileName();
        }
    }

    /** The jarmode tool that a Spring Boot archive contains; both extract the archive by layers. */
    public enum ExtractTool {
        /** 2.3 to 3.2. */
        LAYERTOOLS,
        /** 3.3 and later; the only one from 4.1. */
        TOOLS
    }

    @Override
    public Set<Trait> traits() {
        return isWar() || launcher.isEmpty()
                ? Set.of(Trait.MODULES_AS_BUILT)
                : Set.of(Trait.MODULES_AS_BUILT, Trait.LAUNCHER);
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
