package io.github.dockeroptimize.inspect.java;

import io.github.dockeroptimize.application.Application;
import io.github.dockeroptimize.application.Archive;
import io.github.dockeroptimize.application.BootApplication.NestedLibrary;
import io.github.dockeroptimize.application.Library;
import io.github.dockeroptimize.application.WarApplication;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Recognises a WAR for a servlet container. */
final class WarInspector implements Inspector {

    @Override
    public Optional<Application> inspect(BuildOutput build) {
        Optional<Path> file = build.first(".war");
        return file.isEmpty()
                ? Optional.empty()
                : Optional.of(application(Archive.read(file.get(), build.display(file.get())), build));
    }

    private static Application application(Archive archive, BuildOutput build) {
        List<NestedLibrary> libraries = new NestedLibraries(build.libraries()).in(archive, "WEB-INF/lib/");
        List<Path> files = new ArrayList<>();
        List<NestedLibrary> others = new ArrayList<>();
        for (NestedLibrary library : libraries) {
            Optional<Path> same = sameFile(library, build);
            if (same.isPresent()) {
                files.add(same.get());
            } else {
                others.add(library);
            }
        }
        return new WarApplication(
                archive,
                ServletApis.of(archive, build.declared()),
                libraries,
                ClassFiles.javaVersion(archive, "WEB-INF/classes/", files, others));
    }

    /** The dependency's own file, which is read faster than the compressed copy in the WAR. */
    private static Optional<Path> sameFile(NestedLibrary library, BuildOutput build) {
        for (Library candidate : build.libraries()) {
            Path file = candidate.file();
            if (candidate.coordinates().equals(library.coordinates())
                    && Files.isRegularFile(file)
                    && file.toFile().length() == library.entry().size()) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }
}
