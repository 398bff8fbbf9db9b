package io.github.dockeroptimize.report;

import io.github.dockeroptimize.application.LibraryKind;
import io.github.dockeroptimize.plan.LayerName;
import io.github.dockeroptimize.report.PlacedFile.Role;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the name of a layer that was filled in the container says about it. */
enum CompiledLayer {
    DEPENDENCIES("installed third-party packages", Role.LIBRARY),
    SNAPSHOTS("third-party snapshots", Role.LIBRARY),
    MODULES("modules of the reactor", Role.LIBRARY),
    LOADER("Spring Boot's launcher", Role.LOADER),
    APPLICATION("the application's own files", Role.CODE),
    SERVER("the web server's configuration", Role.OTHER),
    AGENTS("Java agents", Role.OTHER),
    FILES("your own files", Role.OTHER),
    WRITABLE("directories to write to", Role.OTHER),
    OTHER("other files", Role.OTHER);

    /** Directories of npm packages, with or without a scope, and of pip packages. */
    private static final Pattern PACKAGE =
            Pattern.compile("(?s)(?<folder>.*/(?:node_modules|site-packages)/(?<name>(?:@[^/]+/)?[^/]+))/.*");

    private static final Map<LayerName, CompiledLayer> BY_NAME = Map.of(
            LayerName.DEPENDENCIES, DEPENDENCIES,
            LayerName.SNAPSHOT_DEPENDENCIES, SNAPSHOTS,
            LayerName.PROJECT_DEPENDENCIES, MODULES,
            LayerName.LOADER, LOADER,
            LayerName.APPLICATION, APPLICATION,
            LayerName.SERVER, SERVER,
            LayerName.AGENTS, AGENTS,
            LayerName.FILES, FILES,
            LayerName.WRITABLE, WRITABLE);

    private final String holds;
    private final Role role;

    CompiledLayer(String holds, Role role) {
        this.holds = holds;
        this.role = role;
    }

    static CompiledLayer of(String layer) {
        return BY_NAME.getOrDefault(new LayerName(layer), OTHER);
    }

    String holds() {
        return holds;
    }

    /** The role of its files that aren't libraries. */
    Role role() {
        return role == Role.LIBRARY ? Role.OTHER : role;
    }

    /** The path of the library that a file belongs to: a jar, or the directory of a package. */
    Optional<String> library(String path) {
        if (role != Role.LIBRARY) {
            return Optional.empty();
        }
        Matcher folder = PACKAGE.matcher(path);
        return folder.matches()
                ? Optional.of(folder.group("folder"))
                : Optional.of(path).filter(file -> file.endsWith(".jar"));
    }

    /** The name of a library, by its path. */
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
