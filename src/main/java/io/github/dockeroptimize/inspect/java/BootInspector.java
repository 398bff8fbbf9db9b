package io.github.dockeroptimize.inspect.java;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.Application;
import io.github.dockeroptimize.application.Archive;
import io.github.dockeroptimize.application.ArchiveEntry;
import io.github.dockeroptimize.application.BootApplication;
import io.github.dockeroptimize.application.BootApplication.ExtractTool;
import io.github.dockeroptimize.application.BootApplication.IndexedLayer;
import io.github.dockeroptimize.application.BootApplication.NestedLibrary;
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
 * Recognises Spring Boot's repackaged archives, 2.0 to 4.x, jar and WAR. It uses the launcher and the layers that the
 * manifest names: hard-coded ones broke other tools after each rename (jib#4175, jkube#2477, jkube#3978).
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
            List<String> names = new ArrayList<>();
            for (Archive archive : found) {
                names.add(quote(archive.displayName()));
            }
            throw new InvalidInputException(
                    "the module has " + found.size() + " Spring Boot archives, " + String.join(" and ", names),
                    "choose one with <classifier> or <archive>");
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(application(found.get(0), build));
    }

    private static Application application(Archive archive, BuildOutput build) {
        String classes = archive.attribute("Spring-Boot-Classes").orElse("BOOT-INF/classes/");
        Collection<ArchiveEntry> jars = nestedJars(archive);
        NestedLibraries nested = new NestedLibraries(build.libraries());
        List<ArchiveEntry> leftOut = new ArrayList<>();
        List<NestedLibrary> libraries = new ArrayList<>();
        for (ArchiveEntry jar : jars) {
            if (isLeftOut(jar)) {
                leftOut.add(jar);
            } else {
                libraries.add(nested.of(jar));
            }
        }
        Optional<String> mainClass = archive.attribute("Main-Class");
        boolean launcher = mainClass.isPresent() && archive.hasClass("", mainClass.get());
        return new BootApplication(
                archive,
                archive.attribute("Spring-Boot-Version").orElse(""),
                launcher ? mainClass : Optional.empty(),
                startClass(archive, build, classes, mainClass),
                classes,
                libraries,
                leftOut,
                layers(archive),
                tool(jars),
                ClassFiles.javaVersion(archive, classes, List.of(), libraries),
                ServerPort.ofBoot(
                        ServerPort.resources(archive, classes),
                        WebServers.servesSpringWeb(WebServers.Parts.of(Optional.empty(), libraries))));
    }

    private static String startClass(Archive archive, BuildOutput build, String classes, Optional<String> mainClass) {
        Optional<String> named = archive.attribute("Start-Class");
        String startClass = named.orElse(mainClass.orElse(""));
        if (startClass.isEmpty()) {
            throw new InvalidInputException(
                    quote(archive.displayName()) + " has no 'Start-Class' in its manifest",
                    "set <mainClass> of the spring-boot-maven-plugin");
        }
        String wanted = build.mainClass().orElse(startClass);
        if (!wanted.equals(startClass)) {
            throw new InvalidInputException(
                    "'mainClass' is " + quote(wanted) + ", but " + quote(archive.displayName()) + " starts "
                            + quote(startClass),
                    "set <mainClass> of the spring-boot-maven-plugin, which writes it into the archive");
        }
        boolean own = archive.hasClass(classes, startClass) || archive.hasClass("", startClass);
        if (!own && nestedJars(archive).stream().noneMatch(jar -> hasClass(archive, jar, startClass))) {
            throw MainClasses.missing(startClass, archive, build);
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
        Optional<String> index = archive.attribute("Spring-Boot-Classpath-Index");
        if (index.isPresent()) {
            for (ArchiveEntry jar : IndexFile.read(archive, index.get()).classPath()) {
                jars.put(jar.name(), jar);
            }
        }
        String libraries = archive.attribute("Spring-Boot-Lib").orElse("BOOT-INF/lib/");
        for (ArchiveEntry entry : archive.files()) {
            String name = entry.name();
            if (name.endsWith(".jar") && (name.startsWith(libraries) || name.startsWith("WEB-INF/lib-provided/"))) {
                jars.putIfAbsent(name, entry);
            }
        }
        return jars.values();
    }

    private static boolean isLeftOut(ArchiveEntry jar) {
        for (String name : NOT_FOR_PRODUCTION) {
            if (jar.fileName().startsWith(name)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<ExtractTool> tool(Collection<ArchiveEntry> jars) {
        Optional<ExtractTool> tool = Optional.empty();
        for (ArchiveEntry jar : jars) {
            if (jar.fileName().startsWith(JARMODE_TOOLS)) {
                return Optional.of(ExtractTool.TOOLS);
            }
            if (jar.fileName().startsWith(JARMODE_LAYERTOOLS)) {
                tool = Optional.of(ExtractTool.LAYERTOOLS);
            }
        }
        return tool;
    }

    /** The index reader of Spring Boot takes the first match, by name or by directory (IndexedLayers). */
    private static List<IndexedLayer> layers(Archive archive) {
        Optional<String> index = archive.attribute("Spring-Boot-Layers-Index");
        if (index.isEmpty()) {
            return List.of();
        }
        Map<String, List<String>> patterns =
                IndexFile.read(archive, index.get()).layers();
        Map<String, List<ArchiveEntry>> layers = new LinkedHashMap<>();
        for (String name : patterns.keySet()) {
            layers.put(name, new ArrayList<>());
        }
        LayerLookup lookup = new LayerLookup(patterns);
        for (ArchiveEntry file : archive.files()) {
            Optional<String> layer = lookup.layerOf(file.name());
            if (layer.isEmpty()) {
                throw new InvalidInputException(
                        quote(index.get()) + " in " + quote(archive.displayName()) + " has no layer for "
                                + quote(file.name()),
                        "rebuild the archive with 'mvn clean package'");
            }
            layers.getOrDefault(layer.get(), List.of()).add(file);
        }
        List<IndexedLayer> indexed = new ArrayList<>();
        for (Map.Entry<String, List<ArchiveEntry>> layer : layers.entrySet()) {
            indexed.add(new IndexedLayer(layer.getKey(), layer.getValue()));
        }
        return indexed;
    }
}
