package io.github.dockeroptimize.mojo;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.inspect.SourceInspection;
import io.github.dockeroptimize.inspect.SourceProject;
import io.github.dockeroptimize.plan.Options.ContentsChoice;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.project.MavenProject;

/** Finds out what a module's container is to compile, if anything. */
final class ModuleSources {

    private static final Set<String> ARCHIVES = Set.of("jar", "war");

    private final ImageParameters parameters;
    private final MavenProject project;

    ModuleSources(ImageParameters parameters) {
        this.parameters = parameters;
        this.project = parameters.project;
    }

    /**
     * The sources; empty where the image is made of what the build has packaged. A POM with modules of its own is
     * mostly the root of a reactor, where a package.json is for tools, so there they have to be asked for.
     *
     * @throws InvalidInputException if sources are asked for and there are none
     */
    Optional<SourceProject> read(ContentsChoice contents) {
        boolean wanted = contents == ContentsChoice.SOURCES;
        if (makesArchive()) {
            return wanted ? java() : Optional.empty();
        }
        if (!wanted && (contents != ContentsChoice.AUTO || !project.getModules().isEmpty())) {
            return Optional.empty();
        }
        Path folder = project.getBasedir().toPath();
        Optional<SourceProject> found = SourceInspection.recognise(folder, project.getArtifactId());
        if (wanted && found.isEmpty() && !project.getPackaging().equals("pom")) {
            throw new InvalidInputException("'contents' is 'sources', but " + quote(folder.getFileName())
                    + " has no package.json, go.mod, pyproject.toml or requirements.txt, and its packaging "
                    + quote(project.getPackaging())
                    + " makes nothing that can be run; set <skip>true</skip> for this module");
        }
        return found;
    }

    /** In a reactor that is asked for sources as a whole, libraries are passed over. */
    private Optional<SourceProject> java() {
        Optional<SourceProject> java = new JavaModule(parameters).read().map(sources -> sources);
        if (java.isEmpty() && parameters.session.getProjects().size() == 1) {
            throw new InvalidInputException("no source file of " + quote(project.getArtifactId())
                    + " has a main method; set <mainClass> or -Ddocker-optimize.mainClass, or skip this module with"
                    + " <skip>true</skip> if it is a library");
        }
        return java;
    }

    private boolean makesArchive() {
        return ARCHIVES.contains(project.getArtifact().getArtifactHandler().getExtension());
    }
}
