package io.github.dockeroptimize.inspect.java;

import io.github.dockeroptimize.application.Application;
import io.github.dockeroptimize.application.Archive;
import io.github.dockeroptimize.application.ArchiveEntry;
import io.github.dockeroptimize.application.Library;
import io.github.dockeroptimize.application.UberJarApplication;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A jar that holds its dependencies' classes. It is recognised by the Maven descriptors or first classes of its
 * dependencies, or by the original jar that the shade plugin leaves next to it.
 */
final class UberJarInspector implements Inspector {

    @Override
    public Optional<Application> inspect(BuildOutput build) {
        List<Archive> jars = new ArrayList<>();
        for (Path file : build.archives()) {
            if (file.toString().endsWith(".jar")) {
                jars.add(Archive.read(file, build.display(file)));
            }
        }
        if (jars.isEmpty() || runsWithItsClassPath(jars.get(0), build)) {
            return Optional.empty();
        }
        for (Archive jar : jars) {
            boolean main = jar == jars.get(0);
            if ((main || jar.attribute("Main-Class").isPresent()) && isUber(jar, main, build.libraries())) {
                return Optional.of(application(jar, build));
            }
        }
        return Optional.empty();
    }

    private static Application application(Archive jar, BuildOutput build) {
        return new UberJarApplication(
                jar,
                MainClasses.of(jar, build, List.of()),
                ClassFiles.javaVersion(jar, "", List.of(), List.of()),
                WebServers.port(WebServers.Parts.of(Optional.of(jar), List.of()), ServerPort.resources(jar, "")));
    }

    private static boolean runsWithItsClassPath(Archive jar, BuildOutput build) {
        return (jar.attribute("Main-Class").isPresent() || build.mainClass().isPresent())
                && jar.attribute("Class-Path").isPresent();
    }

    /**
     * Whether the jar contains most dependencies: a main artifact with only one unpacked dependency is still a plain
     * jar.
     */
    private static boolean isUber(Archive jar, boolean main, List<Library> libraries) {
        if (main && hasMoreThanTheOriginal(jar)) {
            return true;
        }
        int inside = ContainedLibraries.of(jar, libraries).size();
        return main ? inside * 2 > libraries.size() : inside > 0;
    }

    /**
     * Compares with the original jar that the shade plugin leaves; it may be an old one if the plugin was removed from
     * the POM.
     */
    private static boolean hasMoreThanTheOriginal(Archive jar) {
        Path file = jar.file().resolveSibling("original-" + jar.file().getFileName());
        if (!Files.isRegularFile(file)) {
            return false;
        }
        Set<String> packages = packages(Archive.read(file, file.getFileName().toString()));
        return !packages.containsAll(packages(jar));
    }

    private static Set<String> packages(Archive jar) {
        return jar.files().stream()
                .map(ArchiveEntry::name)
                .filter(name -> name.endsWith(".class"))
                .map(name -> name.substring(0, name.lastIndexOf('/') + 1))
                .collect(Collectors.toSet());
    }
}
