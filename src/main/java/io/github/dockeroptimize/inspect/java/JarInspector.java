package io.github.dockeroptimize.inspect.java;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.Application;
import io.github.dockeroptimize.application.Archive;
import io.github.dockeroptimize.application.JarApplication;
import io.github.dockeroptimize.application.JarApplication.ClassPathElement;
import io.github.dockeroptimize.application.LibraryFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Recognises a plain jar. Its class path is that of its manifest, else the module's runtime dependencies. */
final class JarInspector implements Inspector {

    @Override
    public Optional<Application> inspect(BuildOutput build) {
        Optional<Path> file = build.first(".jar");
        return file.isEmpty()
                ? Optional.empty()
                : Optional.of(application(Archive.read(file.get(), build.display(file.get())), build));
    }

    private static Application application(Archive jar, BuildOutput build) {
        if (Files.isRegularFile(jar.file().resolveSibling("quarkus-app/quarkus-run.jar"))) {
            throw new InvalidInputException(
                    quote(jar.displayName()) + " isn't what Quarkus starts: its fast-jar is in 'quarkus-app'",
                    "set the property quarkus.package.jar.type to 'uber-jar', and run 'mvn clean package'");
        }
        List<ClassPathElement> classPath = new ClassPathReader(jar, build).read();
        List<Path> files = new ArrayList<>();
        List<LibraryFile> libraries = new ArrayList<>();
        for (ClassPathElement element : classPath) {
            Optional<LibraryFile> library = element.asLibrary();
            if (library.isPresent()) {
                libraries.add(library.get());
            }
            Optional<Path> file = element.file();
            if (file.isPresent()) {
                files.add(file.get());
            }
        }
        return new JarApplication(
                jar,
                MainClasses.of(jar, build, files),
                classPath,
                ClassFiles.javaVersion(jar, "", files, List.of()),
                WebServers.port(WebServers.Parts.of(Optional.of(jar), libraries), ServerPort.resources(jar, "")));
    }
}
