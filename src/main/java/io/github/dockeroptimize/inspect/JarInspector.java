package io.github.dockeroptimize.inspect;

import io.github.dockeroptimize.inspect.JarApplication.ClassPathElement;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A plain jar; its class path is what its manifest says, else the module's runtime dependencies. */
final class JarInspector implements Inspector {

    @Override
    public Optional<Application> inspect(BuildOutput build) {
        return build.archives().stream()
                .filter(file -> file.toString().endsWith(".jar"))
                .findFirst()
                .map(file -> application(Archive.read(file, build.display(file)), build));
    }

    private static Application application(Archive jar, BuildOutput build) {
        List<ClassPathElement> classPath = new ClassPathReader(jar, build).read();
        List<Path> files = classPath.stream().flatMap(JarInspector::file).toList();
        return new JarApplication(
                jar,
                MainClasses.of(jar, build.mainClass(), files),
                classPath,
                ClassFiles.javaVersion(jar, "", files, List.of()),
                ServerPort.of(
                        jar,
                        "",
                        WebServers.any(
                                files.stream().map(file -> file.getFileName().toString()))));
    }

    private static Stream<Path> file(ClassPathElement element) {
        if (element instanceof ClassPathElement.Jar jar) {
            return Stream.of(jar.library().file());
        }
        if (element instanceof ClassPathElement.Module module) {
            return Stream.of(module.library().file());
        }
        return Stream.of();
    }
}
