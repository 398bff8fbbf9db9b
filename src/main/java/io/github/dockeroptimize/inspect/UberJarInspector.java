package io.github.dockeroptimize.inspect;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A jar that holds its dependencies' classes. Told by its content: it has the Maven descriptor or the first class of
 * its dependencies, or the shade plugin has left the jar it started from beside it.
 */
final class UberJarInspector implements Inspector {

    @Override
    public Optional<Application> inspect(BuildOutput build) {
        List<Archive> jars = build.archives().stream()
                .filter(file -> file.toString().endsWith(".jar"))
                .map(file -> Archive.read(file, build.display(file)))
                .toList();
        if (jars.isEmpty() || runsWithItsClassPath(jars.get(0))) {
            return Optional.empty();
        }
        return jars.stream()
                .filter(jar -> jar == jars.get(0) || jar.attribute("Main-Class").isPresent())
                .filter(jar -> isUber(jar, jar == jars.get(0), build.libraries()))
                .findFirst()
                .map(jar -> application(jar, build));
    }

    private static Application application(Archive jar, BuildOutput build) {
        return new UberJarApplication(
                jar,
                MainClasses.of(jar, build.mainClass(), List.of()),
                ClassFiles.javaVersion(jar, "", List.of(), List.of()),
                ServerPort.of(jar, "", false));
    }

    private static boolean runsWithItsClassPath(Archive jar) {
        return jar.attribute("Main-Class").isPresent()
                && jar.attribute("Class-Path").isPresent();
    }

    /** A main artifact with one unpacked dependency is still a plain jar: most of them must be inside. */
    private static boolean isUber(Archive jar, boolean main, List<Library> libraries) {
        if (main && hasMoreThanTheOriginal(jar)) {
            return true;
        }
        int inside = ContainedLibraries.of(jar, libraries).size();
        return main ? inside * 2 > libraries.size() : inside > 0;
    }

    /** The shade plugin leaves the jar that it started from; after it was taken out of a POM, an old one may lie there. */
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
