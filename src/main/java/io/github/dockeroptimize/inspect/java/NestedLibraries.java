package io.github.dockeroptimize.inspect.java;

import io.github.dockeroptimize.application.Archive;
import io.github.dockeroptimize.application.ArchiveEntry;
import io.github.dockeroptimize.application.BootApplication.NestedLibrary;
import io.github.dockeroptimize.application.Coordinates;
import io.github.dockeroptimize.application.Library;
import io.github.dockeroptimize.application.LibraryKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the kind of a nested jar by the dependency that it was packed from. */
final class NestedLibraries {

    /** By each file name that build tools use; if two libraries have the same name, the first one on the class path. */
    private final Map<String, Library> libraries = new HashMap<>();

    NestedLibraries(List<Library> libraries) {
        for (Library library : libraries) {
            this.libraries.putIfAbsent(library.fileName(), library);
            this.libraries.putIfAbsent(library.qualifiedFileName(), library);
            this.libraries.putIfAbsent(String.valueOf(library.file().getFileName()), library);
        }
    }

    NestedLibrary of(ArchiveEntry jar) {
        String name = jar.fileName();
        Library library = libraries.get(name);
        return library == null
                ? new NestedLibrary(
                        jar,
                        name.contains("SNAPSHOT.") ? LibraryKind.SNAPSHOT : LibraryKind.RELEASE,
                        Coordinates.ofFile(name))
                : new NestedLibrary(jar, library.kind(), library.coordinates());
    }

    /** The jars directly in a directory of the archive, in the archive's order. */
    List<NestedLibrary> in(Archive archive, String folder) {
        List<NestedLibrary> found = new ArrayList<>();
        for (ArchiveEntry entry : archive.files()) {
            if (entry.name().startsWith(folder)
                    && entry.name().endsWith(".jar")
                    && entry.name().indexOf('/', folder.length()) < 0) {
                found.add(of(entry));
            }
        }
        return found;
    }
}
