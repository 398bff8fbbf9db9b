package io.github.dockeroptimize.inspect;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

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
        Path original = jar.file().resolveSibling("original-" + jar.file().getFileName());
        if (main && Files.exists(original)) {
            return true;
        }
        long inside =
                libraries.stream().filter(library -> contains(jar, library)).count();
        return main ? inside * 2 > libraries.size() : inside > 0;
    }

    /** Whether the dependency's classes are inside the jar. */
    static boolean contains(Archive jar, Library library) {
        String descriptor = "META-INF/maven/" + library.groupId() + "/" + library.artifactId() + "/pom.properties";
        return jar.has(descriptor)
                || firstClass(library.file()).filter(jar::has).isPresent();
    }

    private static Optional<String> firstClass(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                if (name.endsWith(".class") && !name.startsWith("META-INF/") && !name.endsWith("-info.class")) {
                    return Optional.of(name);
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw BrokenLibrary.explain(file, e);
        }
    }
}
