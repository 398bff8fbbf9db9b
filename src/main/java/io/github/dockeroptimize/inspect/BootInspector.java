package io.github.dockeroptimize.inspect;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.inspect.BootApplication.ExtractTool;
import io.github.dockeroptimize.inspect.BootApplication.IndexedLayer;
import io.github.dockeroptimize.inspect.BootApplication.NestedLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Spring Boot's repackaged archives, 2.0 to 4.x, jar and WAR. What the manifest says is used as it is: hard-coded
 * launchers and layers broke other tools at each move (jib#4175, jkube#2477, jkube#3978).
 */
final class BootInspector implements Inspector {

    private static final String JARMODE_TOOLS = "spring-boot-jarmode-tools-";
    private static final String JARMODE_LAYERTOOLS = "spring-boot-jarmode-layertools-";
    private static final List<String> NOT_FOR_PRODUCTION =
            List.of(JARMODE_TOOLS, JARMODE_LAYERTOOLS, "spring-boot-devtools-");

    @Override
    public Optional<Application> inspect(BuildOutput build) {
        List<Archive> found = new ArrayList<>();
        for (var file : build.archives()) {
            Archive archive = Archive.read(file, build.display(file));
            if (archive.attribute("Spring-Boot-Version").isPresent()
                    && archive.attribute("Spring-Boot-Classes").isPresent()) {
                found.add(archive);
            }
        }
        if (found.size() > 1) {
            throw new InvalidInputException("the module has " + found.size() + " Spring Boot archives, "
                    + String.join(
                            " and ",
                            found.stream().map(a -> quote(a.displayName())).toList())
                    + "; choose one with <classifier> or -Ddocker-optimize.classifier");
        }
        return found.stream().findFirst().map(archive -> application(archive, build));
    }

    private static Application application(Archive archive, BuildOutput build) {
        String classes = archive.attribute("Spring-Boot-Classes").orElse("BOOT-INF/classes/");
        Collection<ArchiveEntry> jars = nestedJars(archive);
        List<ArchiveEntry> leftOut =
                jars.stream().filter(BootInspector::isLeftOut).toList();
        List<NestedLibrary> libraries = jars.stream()
                .filter(jar -> !isLeftOut(jar))
                .map(jar -> NestedLibraries.of(jar, build.libraries()))
                .toList();
        Optional<String> mainClass = archive.attribute("Main-Class");
        return new BootApplication(
                archive,
                archive.attribute("Spring-Boot-Version").orElse(""),
                mainClass.filter(name -> archive.hasClass("", name)),
                startClass(archive, build, classes, mainClass),
                classes,
                libraries,
                leftOut,
                layers(archive),
                tool(jars),
                ClassFiles.javaVersion(archive, classes, List.of(), libraries),
                ServerPort.of(archive, classes, WebServers.any(jars.stream().map(ArchiveEntry::fileName))));
    }

    private static String startClass(Archive archive, BuildOutput build, String classes, Optional<String> mainClass) {
        String startClass = archive.attribute("Start-Class")
                .or(() -> mainClass)
                .orElseThrow(() -> new InvalidInputException(quote(archive.displayName())
                        + " has no 'Start-Class' in its manifest; set <mainClass> of the spring-boot-maven-plugin"));
        Optional<String> wanted = build.mainClass().filter(name -> !name.equals(startClass));
        if (wanted.isPresent()) {
            throw new InvalidInputException("'mainClass' is " + quote(wanted.get()) + ", but "
                    + quote(archive.displayName()) + " starts " + quote(startClass)
                    + "; set <mainClass> of the spring-boot-maven-plugin, which writes it into the archive");
        }
        boolean own = archive.hasClass(classes, startClass) || archive.hasClass("", startClass);
        if (!own && nestedJars(archive).stream().noneMatch(jar -> hasClass(archive, jar, startClass))) {
            throw MainClasses.missing(startClass, archive);
        }
        return startClass;
    }

    private static boolean hasClass(Archive archive, ArchiveEntry jar, String className) {
        String wanted = className.replace('.', '/') + ".class";
        return archive.reading(zip -> {
            try (ZipInputStream nested = new ZipInputStream(zip.getInputStream(zip.getEntry(jar.name())))) {
                ZipEntry entry = nested.getNextEntry();
                while (entry != null && !entry.getName().equals(wanted)) {
                    entry = nested.getNextEntry();
                }
                return entry != null;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** The nested jars, in class path order where the archive has an index. */
    private static Collection<ArchiveEntry> nestedJars(Archive archive) {
        Map<String, ArchiveEntry> jars = new LinkedHashMap<>();
        archive.attribute("Spring-Boot-Classpath-Index")
                .map(name -> IndexFile.read(archive, name).classPath())
                .ifPresent(listed -> listed.forEach(jar -> jars.put(jar.name(), jar)));
        String libraries = archive.attribute("Spring-Boot-Lib").orElse("BOOT-INF/lib/");
        archive.files().stream()
                .filter(BootInspector::isJar)
                .filter(entry ->
                        entry.name().startsWith(libraries) || entry.name().startsWith("WEB-INF/lib-provided/"))
                .forEach(jar -> jars.putIfAbsent(jar.name(), jar));
        return jars.values();
    }

    private static boolean isJar(ArchiveEntry entry) {
        return entry.name().endsWith(".jar");
    }

    private static boolean isLeftOut(ArchiveEntry jar) {
        return NOT_FOR_PRODUCTION.stream().anyMatch(jar.fileName()::startsWith);
    }

    private static Optional<ExtractTool> tool(Collection<ArchiveEntry> jars) {
        if (jars.stream().anyMatch(jar -> jar.fileName().startsWith(JARMODE_TOOLS))) {
            return Optional.of(ExtractTool.TOOLS);
        }
        return jars.stream()
                .filter(jar -> jar.fileName().startsWith(JARMODE_LAYERTOOLS))
                .findFirst()
                .map(jar -> ExtractTool.LAYERTOOLS);
    }

    /** The index reader of Spring Boot takes the first match, by name or by folder (IndexedLayers). */
    private static List<IndexedLayer> layers(Archive archive) {
        Optional<String> index = archive.attribute("Spring-Boot-Layers-Index");
        if (index.isEmpty()) {
            return List.of();
        }
        Map<String, List<String>> patterns =
                IndexFile.read(archive, index.get()).layers();
        Map<String, List<ArchiveEntry>> layers = new LinkedHashMap<>();
        patterns.keySet().forEach(name -> layers.put(name, new ArrayList<>()));
        LayerLookup lookup = new LayerLookup(patterns);
        for (ArchiveEntry file : archive.files()) {
            String layer = lookup.layerOf(file.name())
                    .orElseThrow(() -> new InvalidInputException(quote(index.get()) + " in "
                            + quote(archive.displayName()) + " has no layer for " + quote(file.name())
                            + "; build the archive anew with 'mvn clean package'"));
            layers.getOrDefault(layer, List.of()).add(file);
        }
        return layers.entrySet().stream()
                .map(layer -> new IndexedLayer(layer.getKey(), layer.getValue()))
                .toList();
    }
}
