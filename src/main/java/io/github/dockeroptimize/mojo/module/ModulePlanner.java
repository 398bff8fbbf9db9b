package io.github.dockeroptimize.mojo.module;

import io.github.dockeroptimize.application.Application;
import io.github.dockeroptimize.application.SourceProject;
import io.github.dockeroptimize.inspect.AddedFilesReader;
import io.github.dockeroptimize.inspect.SourceInspection;
import io.github.dockeroptimize.inspect.UnknownShape;
import io.github.dockeroptimize.inspect.java.BuildOutput;
import io.github.dockeroptimize.inspect.java.Completeness;
import io.github.dockeroptimize.inspect.java.Inspection;
import io.github.dockeroptimize.inspect.java.NoMainClassException;
import io.github.dockeroptimize.plan.Additions;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Options;
import io.github.dockeroptimize.plan.Options.ContentsChoice;
import io.github.dockeroptimize.plan.Planner;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;

/** Plans the image of a module. */
public final class ModulePlanner {

    private final ImageRequest request;
    private final MavenModule module;
    private final ClassPath classPath;
    private final Consumer<String> warnings;

    public ModulePlanner(ImageRequest request, ClassPath classPath, Consumer<String> warnings) {
        this.request = request;
        this.module = request.module();
        this.classPath = classPath;
        this.warnings = warnings;
    }

    /** The runtime class path of a module, in order. */
    @FunctionalInterface
    public interface ClassPath {
        Set<Artifact> of(MavenModule module) throws MojoExecutionException;
    }

    /**
     * Its plan. Modules that others use need nothing to start, so that a goal can be called for a whole reactor.
     *
     * @throws io.github.dockeroptimize.InvalidInputException if the parameters don't fit the module
     */
    public ModulePlan plan() throws MojoExecutionException {
        try {
            return planned();
        } catch (NoMainClassException e) {
            if (!isUsedByAnother(module.project())) {
                throw e;
            }
            return new ModulePlan.Nothing(module.name() + " has no main class, and other modules use it");
        }
    }

    private ModulePlan planned() throws MojoExecutionException {
        Options options = request.options();
        Optional<SourceProject> sources = new ModuleSources(request).read();
        if (sources.isPresent()) {
            Options complete = withFiles(options);
            return new ModulePlan.Compiled(
                    complete,
                    Planner.plan(sources.get(), module.name(), complete)
                            .withNotes(SourceInspection.notes(module.directory(), sources.get(), request.sources())));
        }
        if (options.contents() == ContentsChoice.SOURCES) {
            return new ModulePlan.Nothing(module.name() + " has nothing to start");
        }
        if (module.isPom() && request.archive().archive().isEmpty()) {
            return new ModulePlan.Nothing("packaging 'pom' produces nothing that can be run"
                    + UnknownShape.in(module.directory())
                            .filter(shape -> module.project().getModules().isEmpty())
                            .map(shape -> "; " + shape.describe())
                            .orElse(""));
        }
        ModuleOutput output = new ModuleOutput(module, request.archive());
        if (request.archive().archive().isEmpty() && output.isEmptyOnPurpose()) {
            return new ModulePlan.Nothing(module.name() + " has no content, and makes no archive (skipIfEmpty)");
        }
        new GoalOrder(module.project(), module.session()).requireBefore(module.execution());
        BuildOutput built = output.read(classPath.of(module));
        Application application = Inspection.inspect(built);
        Additions additions = withFiles(options).additions();
        Options complete =
                options.withAdditions(additions.withAgents(request.agents().find(additions.agents())));
        PackagingRules rules = new PackagingRules(module, request.archive().omitted());
        ImagePlan plan =
                Planner.plan(application, complete).withNotes(Completeness.notes(built, application, rules::of));
        UnlockedDependencies.in(plan).ifPresent(warnings);
        return new ModulePlan.Packaged(application, complete, plan);
    }

    /** Reads the user's own files, which a module without an image doesn't have. */
    private Options withFiles(Options options) {
        AddedFilesReader reader = new AddedFilesReader(module.directory());
        return options.withAdditions(
                options.additions().withFiles(reader.read(request.files()), reader.notes(request.files())));
    }

    private boolean isUsedByAnother(MavenProject project) {
        return module.reactor().stream()
                .flatMap(other -> other.getDependencies().stream())
                .anyMatch(dependency -> dependency.getArtifactId().equals(project.getArtifactId())
                        && dependency.getGroupId().equals(project.getGroupId()));
    }
}
