package io.github.dockeroptimize.report;

import io.github.dockeroptimize.inspect.LibraryKind;
import io.github.dockeroptimize.report.PlacedFile.Role;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is known of a layer that was filled in its container: what its name says. */
enum CompiledLayer {
    DEPENDENCIES("what is installed of others", Role.LIBRARY),
    SNAPSHOTS("snapshots of others", Role.LIBRARY),
    MODULES("modules of this reactor", Role.LIBRARY),
    LOADER("Spring Boot's launcher", Role.LOADER),
    APPLICATION("the application's own files", Role.CODE),
    SERVER("the web server's configuration", Role.OTHER),
    OTHER("other files", Role.OTHER);

    /** Of npm, by name or with a scope, and of pip. */
    private static final Pattern PACKAGE =
            Pattern.compile("(?s)(?<folder>.*/(?:node_modules|site-packages)/(?<name>(?:@[^/]+/)?[^/]+))/.*");

    private final String holds;
    private final Role role;

    CompiledLayer(String holds, Role role) {
        this.holds = holds;
        this.role = role;
    }

    static CompiledLayer of(String name) {
        return switch (name) {
            case "dependencies" -> DEPENDENCIES;
            case "snapshot-dependencies" -> SNAPSHOTS;
            case "project-dependencies" -> MODULES;
            case "spring-boot-loader" -> LOADER;
            case "application" -> APPLICATION;
            case "server" -> SERVER;
            default -> OTHER;
        };
    }

    String holds() {
        return holds;
    }

    /** Of what is in it and is no library. */
    Role role() {
        return role == Role.LIBRARY ? Role.OTHER : role;
    }

    /** Where the library lies that a file is of: a jar, or the folder of a package. */
    Optional<String> library(String path) {
        if (role != Role.LIBRARY) {
            return Optional.empty();
        }
        Matcher folder = PACKAGE.matcher(path);
        return folder.matches()
                ? Optional.of(folder.group("folder"))
                : Optional.of(path).filter(file -> file.endsWith(".jar"));
    }

    /** What a library is called, by where it lies. */
    static String nameOf(String library) {
        Matcher folder = PACKAGE.matcher(library + "/");
        return folder.matches() ? folder.group("name") : library.substring(library.lastIndexOf('/') + 1);
    }

    LibraryKind kind() {
        return switch (this) {
            case SNAPSHOTS -> LibraryKind.SNAPSHOT;
            case MODULES -> LibraryKind.REACTOR;
            default -> LibraryKind.RELEASE;
        };
    }
}
