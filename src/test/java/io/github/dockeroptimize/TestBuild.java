package io.github.dockeroptimize;

import io.github.dockeroptimize.application.Application;
import io.github.dockeroptimize.application.Coordinates;
import io.github.dockeroptimize.application.Library;
import io.github.dockeroptimize.application.LibraryKind;
import io.github.dockeroptimize.inspect.java.BuildOutput;
import io.github.dockeroptimize.inspect.java.Inspection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A module's build in a test's folder: archives go to {@code target/}, dependencies to a folder as a repository has. */
public final class TestBuild {

    private final Path folder;
    private final List<Path> archives = new ArrayList<>();
    private final List<Path> unattached = new ArrayList<>();
    private final List<Library> libraries = new ArrayList<>();
    private final List<String> declared = new ArrayList<>();
    private String packaging = "jar";
    private Optional<String> mainClass = Optional.empty();

    private TestBuild(Path folder) {
        this.folder = folder;
    }

    public static TestBuild in(Path folder) {
        return new TestBuild(folder);
    }

    public Path target() {
        return folder.resolve("target");
    }

    public TestBuild packaging(String name) {
        packaging = name;
        return this;
    }

    public TestBuild archive(ArchiveBuilder archive) {
        return archive(archive.write(target()));
    }

    public TestBuild archive(Path file) {
        archives.add(file);
        return this;
    }

    /** Another archive in the build directory, which the build doesn't attach. */
    public TestBuild unattached(ArchiveBuilder archive) {
        unattached.add(archive.write(target()));
        return this;
    }

    public TestBuild release(String coordinates) {
        return library(coordinates, LibraryKind.RELEASE);
    }

    public TestBuild snapshot(String coordinates) {
        return library(coordinates, LibraryKind.SNAPSHOT);
    }

    public TestBuild reactor(String coordinates) {
        return library(coordinates, LibraryKind.REACTOR);
    }

    /** A dependency {@code groupId:artifactId:version} with one class of Java 8. */
    private TestBuild library(String coordinates, LibraryKind kind) {
        String[] parts = coordinates.split(":", -1);
        return library(coordinates, kind, ArchiveBuilder.library(parts[1] + "-" + parts[2] + ".jar"));
    }

    /** A dependency that is this jar. */
    public TestBuild library(String coordinates, LibraryKind kind, ArchiveBuilder jar) {
        String[] parts = coordinates.split(":", -1);
        Path repository = folder.resolve("repository").resolve(parts[0]).resolve(parts[1]);
        return library(coordinates, kind, jar.write(repository));
    }

    public TestBuild library(String coordinates, LibraryKind kind, Path file) {
        libraries.add(new Library(Coordinates.parse(coordinates), file, kind));
        return this;
    }

    public TestBuild declares(String coordinates) {
        declared.add(coordinates);
        return this;
    }

    public TestBuild mainClass(String name) {
        mainClass = Optional.of(name);
        return this;
    }

    public BuildOutput output() {
        return new BuildOutput(packaging, folder, archives, unattached, libraries, declared, mainClass);
    }

    public Application inspect() {
        return Inspection.inspect(output());
    }

    /** The application, which has to be of this shape. */
    public <T extends Application> T inspect(Class<T> shape) {
        return shape.cast(inspect());
    }
}
