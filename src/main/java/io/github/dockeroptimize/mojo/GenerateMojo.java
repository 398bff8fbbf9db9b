package io.github.dockeroptimize.mojo;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.dockerfile.BuildContext;
import io.github.dockeroptimize.dockerfile.Dialect;
import io.github.dockeroptimize.inspect.Inspection;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Planner;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Writes a layered multi-stage Dockerfile for what the build has packaged, with everything it needs beside it: then
 * {@code docker build target/docker-optimize/context} makes the image.
 *
 * @since 0.1.0
 */
@Mojo(
        name = "generate",
        defaultPhase = LifecyclePhase.PACKAGE,
        threadSafe = true,
        requiresDependencyResolution = ResolutionScope.RUNTIME)
public final class GenerateMojo extends ImageParameters {

    /**
     * Which builders have to understand the Dockerfile: {@code portable} for BuildKit, buildah and kaniko;
     * {@code buildkit} also uses what only BuildKit knows, linked copies and bind mounts.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.dialect", defaultValue = "portable")
    String dialect;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Skipped: docker-optimize.skip is set");
            return;
        }
        if (project.getPackaging().equals("pom")) {
            getLog().info("Skipped: packaging 'pom' makes nothing that can be run");
            return;
        }
        try {
            Dialect chosen = Choice.of("dialect", dialect, Dialect.class);
            new FinishedArchive(project, session).requireBefore(execution);
            ImagePlan plan =
                    Planner.plan(Inspection.inspect(new ModuleOutput(this).read()), new ModuleOptions(this).read());
            BuildContext.write(plan, chosen, outputDirectory.toPath());
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
}
