package io.github.dockeroptimize.inspect.java;

import io.github.dockeroptimize.application.Application;
import io.github.dockeroptimize.application.Archive;
import io.github.dockeroptimize.application.BootApplication.NestedLibrary;
import io.github.dockeroptimize.application.WarApplication;
import java.nio.file.Path;
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
        return new WarApplication(
                archive,
                ServletApis.of(archive, build.declared()),
                libraries,
                ClassFiles.javaVersion(archive, "WEB-INF/classes/", List.of(), libraries));
    }
}
