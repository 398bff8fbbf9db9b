package io.github.dockeroptimize.mojo.module;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.Coordinates;
import io.github.dockeroptimize.application.Library;
import io.github.dockeroptimize.application.LibraryKind;
import io.github.dockeroptimize.inspect.java.BuildOutput;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.model.Dependency;
import org.apache.maven.project.MavenProject;

/** Reads from Maven what a module's build has made. */
public final class ModuleOutput {

    private static final Set<String> NOT_APPLICATIONS = Set.of("sources", "javadoc", "tests", "test-sources");
    private static final List<String> EXTENSIONS = List.of("jar", "war");

    private final MavenModule module;
    private final MavenProject project;
    private final ArchiveChoice choice;

    ModuleOutput(MavenModule module, ArchiveChoice choice) {
        this.module = module;
        this.project = module.project();
        this.choice = choice;
    }

    /** @param libraries the runtime class path in its order */
    BuildOutput read(Set<Artifact> libraries) {
        Set<String> modules = ReactorTree.modulesAround(project, module.session());
        List<Library> classPath = new ArrayList<>();
        for (Artifact artifact : libraries) {
            if (artifact.getArtifactHandler().isAddedToClasspath()) {
                classPath.add(library(artifact, modules));
            }
        }
        for (Library library : systemLibraries()) {
            if (!classPath.contains(library)) {
                classPath.add(library);
            }
        }
        List<String> declared = new ArrayList<>();
        for (Dependency dependency : project.getDependencies()) {
            declared.add(coordinates(dependency));
        }
        List<Path> archives = archives();
        return new BuildOutput(
                project.getPackaging(),
                module.directory(),
                archives,
                new UnattachedArchives(project, archives).find(),
                classPath,
                declared,
                choice.mainClass());
    }

    /** Whether the module has nothing to pack, and its POM says that it then makes no archive. */
    boolean isEmptyOnPurpose() {
        Path classes = Path.of(project.getBuild().getOutputDirectory());
        if (project.getArtifact().getFile() != null
                || new PluginSettings(project, PluginSettings.JAR)
                        .values("skipIfEmpty")
                        .noneMatch("true"::equals)) {
            return false;
        }
        try (Stream<Path> files = Files.isDirectory(classes) ? Files.walk(classes) : Stream.empty()) {
            return files.noneMatch(Files::isRegularFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Maven leaves scope system out of the runtime class path, although the program needs it to run, too. */
    private List<Library> systemLibraries() {
        List<Library> libraries = new ArrayList<>();
        for (Dependency dependency : project.getDependencies()) {
            String path = dependency.getSystemPath();
            if ("system".equals(dependency.getScope()) && path != null && path.endsWith(".jar")) {
                libraries.add(new Library(
                        new Coordinates(
                                dependency.getGroupId(),
                                dependency.getArtifactId(),
                                dependency.getVersion(),
                                Objects.requireNonNullElse(dependency.getClassifier(), "")),
                        Path.of(path),
                        LibraryKind.RELEASE));
            }
        }
        return libraries;
    }

    private List<Path> archives() {
        if (choice.archive().isPresent()) {
            return List.of(chosen(choice.archive().get()));
        }
        List<Path> archives = new ArrayList<>();
        if (choice.classifier().isEmpty()) {
            archives.addAll(mainArchive());
        }
        for (Artifact attached : project.getAttachedArtifacts()) {
            File file = attached.getFile();
            if (isCandidate(attached) && file != null && !archives.contains(file.toPath())) {
                archives.add(file.toPath());
            }
        }
        Optional<Path> unattached = choice.classifier().isPresent() ? Optional.empty() : repackaged();
        if (unattached.isPresent() && Files.isRegularFile(unattached.get()) && !archives.contains(unattached.get())) {
            archives.add(unattached.get()); // attach=false
        }
        if (archives.isEmpty() && choice.classifier().isPresent()) {
            archives.add(classified(choice.classifier().get()));
        }
        return archives;
    }

    /** The archive that Spring Boot's plugin makes under a classifier of its own. */
    private Optional<Path> repackaged() {
        Optional<BootPlugin> boot = BootPlugin.of(project);
        Optional<String> classifier = boot.isPresent() ? boot.get().classifier() : Optional.empty();
        return classifier.isPresent() ? Optional.of(fileOf(classifier.get())) : Optional.empty();
    }

    private boolean isCandidate(Artifact artifact) {
        String classifier = Objects.requireNonNullElse(artifact.getClassifier(), "");
        return (choice.classifier().isEmpty() || choice.classifier().get().equals(classifier))
                && !NOT_APPLICATIONS.contains(classifier)
                && EXTENSIONS.contains(artifact.getArtifactHandler().getExtension());
    }

    /** The archives of this build; if the goal runs alone on the command line, those of an earlier one. */
    private List<Path> mainArchive() {
        File packaged = project.getArtifact().getFile();
        if (packaged != null && packaged.isFile()) {
            Path replaced = packaged.toPath().resolveSibling(packaged.getName().replaceFirst("\\.original$", ""));
            return List.of(
                    Files.isRegularFile(replaced) ? replaced : packaged.toPath()); // repackaged with attach=false
        }
        String extension = project.getArtifact().getArtifactHandler().getExtension();
        if (!EXTENSIONS.contains(extension)) {
            return List.of();
        }
        Path earlier =
                Path.of(project.getBuild().getDirectory(), project.getBuild().getFinalName() + "." + extension);
        String phase = module.execution().getLifecyclePhase();
        if (phase == null && Files.isRegularFile(earlier)) {
            return Stream.concat(Stream.of(earlier), classifiedBeside(earlier, extension))
                    .toList();
        }
        String goal = "docker-optimize:" + module.execution().getGoal();
        String notPackaged = quote(module.shown(earlier)) + " is not packaged yet";
        throw phase == null
                ? new InvalidInputException(
                        notPackaged, "run 'mvn package " + goal + "', or bind the goal to the package phase")
                : new InvalidInputException(
                        notPackaged + " in phase " + quote(phase), "bind " + goal + " to 'package' or a later phase");
    }

    /** Archives that an earlier build attached with a classifier, which Maven no longer knows. */
    private Stream<Path> classifiedBeside(Path archive, String extension) {
        String prefix = project.getBuild().getFinalName() + "-";
        try (Stream<Path> files = Files.list(archive.resolveSibling(""))) {
            return files
                    .filter(file -> {
                        String name = file.getFileName().toString();
                        return name.startsWith(prefix)
                                && name.endsWith("." + extension)
                                && !NOT_APPLICATIONS.contains(
                                        name.substring(prefix.length(), name.length() - extension.length() - 1));
                    })
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path chosen(String archive) {
        Path file = module.directory().resolve(archive).normalize();
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException(
                    "'archive' is " + quote(archive) + ", but there is no such file",
                    "package the module first, with 'mvn package', or set the path that the packaging plugin writes");
        }
        return file;
    }

    private Path classified(String classifier) {
        Path file = fileOf(classifier);
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException(
                    "'classifier' is " + quote(classifier) + ", but the build attached no such archive and "
                            + quote(module.shown(file))
                            + " is missing",
                    "set the classifier that the packaging plugin uses");
        }
        return file;
    }

    private Path fileOf(String classifier) {
        return Path.of(
                project.getBuild().getDirectory(),
                project.getBuild().getFinalName() + "-" + classifier + "."
                        + project.getArtifact().getArtifactHandler().getExtension());
    }

    public static Library library(Artifact artifact, Set<String> modules) {
        LibraryKind kind = artifact.isSnapshot() ? LibraryKind.SNAPSHOT : LibraryKind.RELEASE;
        boolean sibling = modules.contains(artifact.getGroupId() + ":" + artifact.getArtifactId());
        return new Library(
                new Coordinates(
                        artifact.getGroupId(),
                        artifact.getArtifactId(),
                        artifact.getBaseVersion(),
                        Objects.requireNonNullElse(artifact.getClassifier(), "")),
                artifact.getFile().toPath(),
                sibling ? LibraryKind.REACTOR : kind);
    }

    private static String coordinates(Dependency dependency) {
        return dependency.getGroupId() + ":" + dependency.getArtifactId() + ":" + dependency.getVersion();
    }
}
