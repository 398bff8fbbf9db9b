package io.github.dockeroptimize.mojo.module;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.SourceProject;
import io.github.dockeroptimize.inspect.SourceInspection;
import io.github.dockeroptimize.inspect.UnknownShape;
import io.github.dockeroptimize.plan.Options.ContentsChoice;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.project.MavenProject;

/** Finds out what to compile in a module's container, if anything. */
final class ModuleSources {

    private static final Set<String> ARCHIVES = Set.of("jar", "war");

    private final ImageRequest request;
    private final MavenModule module;
    private final MavenProject project;

    ModuleSources(ImageRequest request) {
        this.request = request;
        this.module = request.module();
        this.project = module.project();
    }

    /**
     * The sources; empty where the image is made of the packaged archive. A POM with modules is mostly the root of a
     * reactor, where a package.json is for tools, so there the sources must be requested.
     *
     * @throws InvalidInputException if sources are requested and there are none
     */
    Optional<SourceProject> read() {
        ContentsChoice contents = request.options().contents();
        boolean wanted = contents == ContentsChoice.SOURCES;
        boolean chosen = request.archive().archive().isPresent();
        if (makesArchive() || chosen) {
            return wanted ? java() : Optional.empty();
        }
        if (!wanted && (contents != ContentsChoice.AUTO || !project.getModules().isEmpty())) {
            return Optional.empty();
        }
        Path folder = module.directory();
        Optional<SourceProject> found = SourceInspection.recognise(
                folder, module.name(), request.options().goFlags(), request.sources());
        Optional<UnknownShape> unknown = found.isEmpty() ? UnknownShape.in(folder) : Optional.empty();
        if (wanted && unknown.isPresent() && project.getModules().isEmpty()) {
            throw new InvalidInputException(
                    "'contents' is 'sources', but in " + quote(folder.getFileName()) + " "
                            + unknown.get().describe(),
                    "add what is missing, or set <skip>true</skip> for this module");
        }
        if (wanted && found.isEmpty() && !module.isPom()) {
            throw new InvalidInputException(
                    "'contents' is 'sources', but " + quote(folder.getFileName())
                            + " has no package.json, go.mod, pyproject.toml or requirements.txt, and its packaging "
                            + quote(project.getPackaging())
                            + " produces nothing that can be run",
                    "set <skip>true</skip> for this module");
        }
        return found;
    }

    /** If sources are requested for a whole reactor, libraries are skipped. */
    private Optional<SourceProject> java() {
        Optional<SourceProject> java = new JavaModule(module, request.archive(), request.sources())
                .read()
                .map(sources -> sources);
        if (java.isEmpty() && module.session().getProjects().size() == 1) {
            throw new InvalidInputException(
                    "no source file of " + quote(module.name()) + " has a main method",
                    "set <mainClass> or -Ddocker-optimize.mainClass, or skip this module with"
                            + " <skip>true</skip> if it is a library");
        }
        return java;
    }

    private boolean makesArchive() {
        return ARCHIVES.contains(project.getArtifact().getArtifactHandler().getExtension());
    }
}
