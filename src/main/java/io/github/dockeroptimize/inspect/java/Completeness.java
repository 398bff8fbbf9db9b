package io.github.dockeroptimize.inspect.java;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.Application;
import io.github.dockeroptimize.application.Archive;
import io.github.dockeroptimize.application.ArchiveEntry;
import io.github.dockeroptimize.application.BootApplication;
import io.github.dockeroptimize.application.BootApplication.NestedLibrary;
import io.github.dockeroptimize.application.JarApplication;
import io.github.dockeroptimize.application.Library;
import io.github.dockeroptimize.application.LibraryFile;
import io.github.dockeroptimize.application.UberJarApplication;
import io.github.dockeroptimize.application.WarApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Counts what Maven has resolved for run time against what the image has of it. Every difference is in a note, or is
 * refused.
 */
public final class Completeness {

    private static final int MOST_LISTED = 10;
    private static final String PAGES = "src/main/webapp";

    private final BuildOutput build;
    private final Function<Library, Omission> omissions;
    private final List<String> notes = new ArrayList<>();

    private Completeness(BuildOutput build, Function<Library, Omission> omissions) {
        this.build = build;
        this.omissions = omissions;
    }

    /**
     * The differences, one sentence each.
     *
     * @param omissions why packaging may leave out a library
     * @throws InvalidInputException if a library is lost without a reason
     */
    public static List<String> notes(
            BuildOutput build, Application application, Function<Library, Omission> omissions) {
        Completeness completeness = new Completeness(build, omissions);
        completeness.count(application);
        completeness.notes.addAll(ServiceModules.notes(build, application));
        completeness.pages();
        completeness.unattached();
        return completeness.notes;
    }

    /** Pages that only a WAR packages. A server that a program starts by itself may read them from the sources. */
    private void pages() {
        if (!build.packaging().equals("war")
                && Files.isDirectory(build.baseDirectory().resolve(PAGES))) {
            notes.add(quote(PAGES)
                    + " is neither in the archive nor in the image: if the program reads it, set <files> with"
                    + " <from>" + PAGES + "</from>");
        }
    }

    /** They may be what the project means to start. */
    private void unattached() {
        for (Path file : build.unattached()) {
            notes.add(quote(build.display(file)) + " can be started, too, but isn't attached to the build, and isn't in"
                    + " the image; if it is meant, set <archive> or -Ddocker-optimize.archive");
        }
    }

    private void count(Application application) {
        application.match(new Application.Cases<Boolean>() {
            @Override
            public Boolean boot(BootApplication boot) {
                return nested(boot.packaged(), boot.libraries(), boot.leftOut());
            }

            @Override
            public Boolean jar(JarApplication jar) {
                return classPath(jar);
            }

            @Override
            public Boolean uberJar(UberJarApplication uber) {
                List<Library> absent = new ArrayList<>();
                for (Library library : build.libraries()) {
                    if (!ContainedLibraries.isMerged(uber.packaged(), library)) {
                        absent.add(library);
                    }
                }
                return missing(uber.packaged(), absent);
            }

            @Override
            public Boolean war(WarApplication war) {
                bootable(war.packaged());
                return nested(war.packaged(), war.libraries(), List.of());
            }
        });
    }

    private boolean classPath(JarApplication application) {
        Archive jar = application.packaged();
        Set<String> layered = new HashSet<>();
        for (LibraryFile library : application.libraries()) {
            layered.add(library.location());
        }
        List<Library> lost = new ArrayList<>();
        for (Library library : build.libraries()) {
            if (!layered.contains(library.file().toString())) {
                lost.add(library);
            }
        }
        if (!lost.isEmpty()) {
            lost.removeAll(ContainedLibraries.of(jar, lost));
        }
        if (!lost.isEmpty()) {
            throw new InvalidInputException(
                    listed(lost) + " of the runtime class path would not be in the image",
                    "remove 'Class-Path' from the manifest of " + quote(jar.displayName()));
        }
        if (jar.attribute("Class-Path").isPresent()) {
            ClassPathReader reader = new ClassPathReader(jar, build);
            List<String> directories = reader.read().stream()
                    .flatMap(element -> element.match(
                            some -> Stream.<String>empty(), module -> Stream.empty(), other -> Stream.of(other.url())))
                    .filter(url -> !url.isEmpty() && !url.matches("\\./?"))
                    .toList();
            if (!reader.added().isEmpty()) {
                notes.add("the Class-Path of " + quote(jar.displayName()) + " doesn't name " + listed(reader.added())
                        + ", which Maven resolves for run time: it is at the end of the class path");
            }
            reader.unknown()
                    .forEach(url -> notes.add(quote(url) + " in the Class-Path of " + quote(jar.displayName())
                            + " is neither a dependency nor a file, and is ignored, as the JVM does"));
            directories.forEach(url -> notes.add(quote(url) + " in the Class-Path of " + quote(jar.displayName())
                    + " is not in the image; add it with <files>, or mount it next to the jar"));
        }
        return true;
    }

    private boolean nested(Archive archive, List<NestedLibrary> libraries, List<ArchiveEntry> leftOut) {
        Set<String> names = new HashSet<>();
        Set<Long> sizes = new HashSet<>();
        List<ArchiveEntry> entries = new ArrayList<>(leftOut);
        for (NestedLibrary library : libraries) {
            entries.add(library.entry());
        }
        for (ArchiveEntry entry : entries) {
            names.add(entry.fileName());
            sizes.add(entry.size());
        }
        List<Library> absent = new ArrayList<>();
        for (Library library : build.libraries()) {
            if (!names.contains(library.fileName())
                    && !names.contains(library.qualifiedFileName())
                    && !names.contains(String.valueOf(library.file().getFileName()))
                    && !sizes.contains(size(library.file()))) {
                absent.add(library);
            }
        }
        return missing(archive, absent);
    }

    private boolean missing(Archive archive, List<Library> absent) {
        List<Library> lost = new ArrayList<>();
        List<Library> possible = new ArrayList<>();
        for (Library library : absent) {
            if (Files.isDirectory(library.file())) {
                continue;
            }
            switch (omissions.apply(library)) {
                case EXPLAINED -> {}
                case POSSIBLE -> possible.add(library);
                case UNEXPLAINED -> lost.add(library);
            }
        }
        String lacks = quote(archive.displayName()) + " doesn't contain ";
        if (!lost.isEmpty()) {
            throw new InvalidInputException(
                    lacks + listed(lost) + ", which Maven resolves for run time",
                    "package the module again, make its packaging plugin include it, or name it in <omittedLibraries>"
                            + " if the program runs without it");
        }
        if (!possible.isEmpty()) {
            notes.add(lacks + listed(possible)
                    + ", which Maven resolves for run time; if the program needs it, change what the packaging plugin"
                    + " excludes");
        }
        return true;
    }

    /** Such as WildFly's bootable jar, which is a server with the WAR in it. */
    private void bootable(Archive war) {
        String name = String.valueOf(war.file().getFileName());
        String stem = name.substring(0, name.length() - ".war".length());
        try (Stream<Path> files = Files.list(war.file().resolveSibling(""))) {
            files.filter(file -> String.valueOf(file.getFileName()).startsWith(stem))
                    .filter(file -> file.toString().endsWith(".jar")
                            && !build.unattached().contains(file))
                    .sorted()
                    .filter(file -> Archive.read(file, build.display(file))
                            .attribute("Main-Class")
                            .isPresent())
                    .findFirst()
                    .ifPresent(file -> notes.add(quote(build.display(file)) + ", next to the WAR, can be started by"
                            + " itself and isn't in the image: the WAR runs in the base image's servlet container; to"
                            + " use it, set <classifier> to its classifier"));
        } catch (IOException e) {
            throw BrokenLibrary.explain(war.file(), e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw BrokenLibrary.explain(file, e);
        }
    }

    private static String listed(Collection<Library> libraries) {
        String more = libraries.size() > MOST_LISTED ? " and " + (libraries.size() - MOST_LISTED) + " more" : "";
        return libraries.stream()
                        .limit(MOST_LISTED)
                        .map(library -> quote(library.coordinates()))
                        .collect(Collectors.joining(", "))
                + more;
    }
}
