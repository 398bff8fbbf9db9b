package io.github.dockeroptimize.mojo;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.dockerfile.BuildContext;
import io.github.dockeroptimize.dockerfile.Dialect;
import io.github.dockeroptimize.dockerfile.SourceFiles;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.SourcePlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.ProjectDependenciesResolver;

/**
 * Writes a layered multi-stage Dockerfile for what the build has packaged, with everything it needs beside it: then
 * {@code docker build target/docker-optimize/context} makes the image. With {@code contents=sources}, and for Node.js, Go
 * and Python projects, the Dockerfile is written beside the sources instead, to be committed, and compiles them in the
 * container.
 *
 * @since 0.1.0
 */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class GenerateMojo extends ImageParameters {

    /**
     * Which builders have to understand the Dockerfile: {@code portable} for BuildKit, buildah and kaniko;
     * {@code buildkit} also uses what only BuildKit knows, linked copies and bind mounts.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.dialect", defaultValue = "portable")
    String dialect;

    /**
     * Name of the Dockerfile that compiles in the container, which is written beside the sources. Modules whose contexts are
     * the same folder need different names.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.dockerfile", defaultValue = "Dockerfile")
    String dockerfile;

    private final ProjectDependenciesResolver resolver;

    /** Maven makes the goal. */
    @Inject
    public GenerateMojo(ProjectDependenciesResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    Set<Artifact> classPath() throws MojoExecutionException {
        return new RuntimeClassPath(resolver).of(project, session);
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        try {
            Optional<SourcePlan> sources = sourcePlan();
            if (sources.isPresent()) {
                writeSources(sources.get());
                return;
            }
            if (contents.equals("sources") && !skip) {
                getLog().info("Skipped: nothing in " + project.getArtifactId() + " can be started");
                return;
            }
            Optional<ImagePlan> planned = plan();
            if (planned.isEmpty()) {
                return;
            }
            ImagePlan plan = planned.get();
            BuildContext.write(plan, Choice.of("dialect", dialect, Dialect.class), outputDirectory.toPath());
            if (getLog().isInfoEnabled()) {
                Summary.of(
                                plan,
                                PathDisplay.relative(
                                        session, outputDirectory.toPath().resolve("context")))
                        .forEach(getLog()::info);
            }
        } catch (InvalidInputException e) {
            throw new MojoFailureException(e.getMessage(), e);
        } catch (IOException e) {
            throw Unwritable.explain(outputDirectory, e);
        } catch (UncheckedIOException e) {
            throw Unwritable.explain(outputDirectory, e);
        }
    }

    private void writeSources(SourcePlan plan) throws MojoExecutionException {
        Path file;
        try {
            file = SourceFiles.write(plan, dockerfile);
        } catch (IOException e) {
            throw Unwritable.besideSources(dockerfile, e);
        }
        plan.notes().forEach(note -> getLog().info("Note: " + note));
        SourceSummary.of(plan, file, session).forEach(getLog()::info);
    }
}
