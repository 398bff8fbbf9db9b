package io.github.dockeroptimize.inspect;

import io.github.dockeroptimize.inspect.BootApplication.NestedLibrary;
import java.util.List;
import java.util.Optional;

/** A WAR that a servlet container runs. */
final class WarInspector implements Inspector {

    @Override
    public Optional<Application> inspect(BuildOutput build) {
        return build.archives().stream()
                .filter(file -> file.toString().endsWith(".war"))
                .findFirst()
                .map(file -> application(Archive.read(file, build.display(file)), build));
    }

    private static Application application(Archive archive, BuildOutput build) {
        List<NestedLibrary> libraries = NestedLibraries.in(archive, "WEB-INF/lib/", build.libraries());
        return new WarApplication(
                archive,
                ServletApis.of(archive, build.declared()),
                libraries,
                ClassFiles.javaVersion(archive, "WEB-INF/classes/", List.of(), libraries));
    }
}
