package io.github.dockeroptimize.mojo;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.container.BuildFailureException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** What Maven calls: skips or runs the goal, and turns failures into Maven's exceptions. */
abstract class Goal extends AbstractMojo {

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    public MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    public MojoExecution execution;

    /**
     * Skips this module.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.skip", defaultValue = "false")
    boolean skip;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        try {
            if (skip) {
                say("Skipped: docker-optimize.skip is set");
                skipped();
            } else {
                run();
            }
        } catch (InvalidInputException e) {
            throw new MojoFailureException(e.getMessage(), e);
        } catch (BuildFailureException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        } catch (IOException | UncheckedIOException e) {
            throw unwritable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("the build was interrupted", e);
        }
    }

    /** Runs the goal. */
    abstract void run()
            throws IOException, BuildFailureException, InterruptedException, MojoExecutionException,
                    MojoFailureException;

    /** What must be done even where the goal is skipped. */
    void skipped() throws IOException {}

    /** What a failed read or write means, and how to fix it. */
    abstract MojoExecutionException unwritable(Exception e);

    final void say(String line) {
        getLog().info(line);
    }
}
