package io.github.dockeroptimize.inspect;

import io.github.dockeroptimize.inspect.BootApplication.NestedLibrary;
import java.util.List;

/** Tells what kind of library a nested jar is, by the dependency that it was packed from. */
final class NestedLibraries {

    private NestedLibraries() {}

    static NestedLibrary of(ArchiveEntry jar, List<Library> libraries) {
        String name = jar.fileName();
        return libraries.stream()
                .filter(library -> name.equals(library.fileName())
                        || name.equals(library.qualifiedFileName())
                        || name.equals(String.valueOf(library.file().getFileName())))
                .findFirst()
                .map(library -> new NestedLibrary(jar, library.kind(), library.key(), coordinates(library)))
                .orElseGet(() -> new NestedLibrary(
                        jar,
                        name.contains("SNAPSHOT.") ? LibraryKind.SNAPSHOT : LibraryKind.RELEASE,
                        Library.keyOf(name),
                        name));
    }

    private static String coordinates(Library library) {
        return library.groupId().isEmpty() ? library.fileName() : library.coordinates();
    }

    /** The jars directly in a folder of the archive, in the archive's order. */
    static List<NestedLibrary> in(Archive archive, String folder, List<Library> libraries) {
        return archive.files().stream()
                .filter(entry -> entry.name().startsWith(folder)
                        && entry.name().endsWith(".jar")
                        && entry.name().indexOf('/', folder.length()) < 0)
                .map(entry -> of(entry, libraries))
                .toList();
    }
}
