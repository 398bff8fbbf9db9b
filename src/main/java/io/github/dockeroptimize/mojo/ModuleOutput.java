package io.github.dockeroptimize.mojo;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.inspect.BuildOutput;
import io.github.dockeroptimize.inspect.Library;
import io.github.dockeroptimize.inspect.LibraryKind;
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
final class ModuleOutput {

    private static final Set<String> NOT_APPLICATIONS = Set.of("sources", "javadoc", "tests", "test-sources");
    private static final List<String> EXTENSIONS = List.of("jar", "war");

    private final ImageParameters parameters;
    private final MavenProject project;

    ModuleOutput(ImageParameters parameters) {
        this.parameters = parameters;
        this.project = parameters.project;
    }

    /** @param libraries the runtime class path in its order */
    BuildOutput read(Set<Artifact> libraries) {
        Set<String> modules = ReactorTree.modulesAround(project, parameters.session);
        return new BuildOutput(
                project.getPackaging(),
                project.getBasedir().toPath(),
                archives(),
                libraries.stream()
                        .filter(artifact -> artifact.getArtifactHandler().isAddedToClasspath())
                        .map(artifact -> library(artifact, modules))
                        .toList(),
                project.getDependencies().stream()
                        .map(ModuleOutput::coordinates)
                        .toList(),
                Optional.ofNullable(parameters.mainClass).filter(name -> !name.isBlank()));
    }

    private List<Path> archives() {
        List<Path> archives = new ArrayList<>();
        if (parameters.classifier == null || parameters.classifier.isBlank()) {
            archives.addAll(mainArchive());
        }
        project.getAttachedArtifacts().stream()
                .filter(this::isCandidate)
                .map(Artifact::getFile)
                .filter(Objects::nonNull)
                .map(File::toPath)
                .filter(file -> !archives.contains(file))
                .forEach(archives::add);
        if (archives.isEmpty() && parameters.classifier != null && !parameters.classifier.isBlank()) {
            archives.add(classified(parameters.classifier));
        }
        return archives;
    }

    private boolean isCandidate(Artifact artifact) {
        String classifier = Objects.requireNonNullElse(artifact.getClassifier(), "");
        boolean chosen = parameters.classifier == null
                || parameters.classifier.isBlank()
                || parameters.classifier.equals(classifier);
        return chosen
                && !NOT_APPLICATIONS.contains(classifier)
                && EXTENSIONS.contains(artifact.getArtifactHandler().getExtension());
    }

    /** What this build has packaged; on the command line alone, what an earlier one has. */
    private List<Path> mainArchive() {
        File packaged = project.getArtifact().getFile();
        if (packaged != null && packaged.isFile()) {
            return List.of(packaged.toPath());
        }
        String extension = project.getArtifact().getArtifactHandler().getExtension();
        if (!EXTENSIONS.contains(extension)) {
            return List.of();
        }
        Path earlier =
                Path.of(project.getBuild().getDirectory(), project.getBuild().getFinalName() + "." + extension);
        String phase = parameters.execution.getLifecyclePhase();
        if (phase == null && Files.isRegularFile(earlier)) {
            return Stream.concat(Stream.of(earlier), classifiedBeside(earlier, extension))
                    .toList();
        }
        String goal = "docker-optimize:" + parameters.execution.getGoal();
        String shown = quote(PathDisplay.relative(parameters.session, earlier));
        throw new InvalidInputException(
                phase == null
                        ? shown
                                + " is not packaged yet; run 'mvn package " + goal
                                + "', or bind the goal to the package phase"
                        : shown + " is not packaged yet in phase " + quote(phase) + "; bind " + goal
                                + " to 'package' or a later phase");
    }

    /** What an earlier build has attached under a classifier, which Maven no longer knows. */
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

    private Path classified(String classifier) {
        Path file = Path.of(
                project.getBuild().getDirectory(),
                project.getBuild().getFinalName() + "-" + classifier + "."
                        + project.getArtifact().getArtifactHandler().getExtension());
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException(
                    "'classifier' is " + quote(classifier) + ", but the build attached no archive of that name and "
                            + quote(PathDisplay.relative(parameters.session, file))
                            + " is missing; set the classifier that the packaging plugin uses");
        }
        return file;
    }

    static Library library(Artifact artifact, Set<String> modules) {
        LibraryKind kind = artifact.isSnapshot() ? LibraryKind.SNAPSHOT : LibraryKind.RELEASE;
        boolean sibling = modules.contains(artifact.getGroupId() + ":" + artifact.getArtifactId());
        return new Library(
                artifact.getGroupId(),
                artifact.getArtifactId(),
                artifact.getBaseVersion(),
                Objects.requireNonNullElse(artifact.getClassifier(), ""),
                artifact.getFile().toPath(),
                sibling ? LibraryKind.REACTOR : kind);
    }

    private static String coordinates(Dependency dependency) {
        return dependency.getGroupId() + ":" + dependency.getArtifactId() + ":" + dependency.getVersion();
    }
}
