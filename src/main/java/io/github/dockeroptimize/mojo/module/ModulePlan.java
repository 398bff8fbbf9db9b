package io.github.dockeroptimize.mojo.module;

import io.github.dockeroptimize.application.Application;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Options;
import java.io.IOException;
import org.apache.maven.plugin.MojoExecutionException;

/** What image a module gets; planned once per module and execution. */
public sealed interface ModulePlan {

    /** Handles one kind. */
    @FunctionalInterface
    interface Case<P extends ModulePlan, R> {
        R of(P plan) throws IOException, MojoExecutionException;
    }

    /** Calls the case of its kind. */
    <R> R match(Case<Nothing, R> nothing, Case<Packaged, R> packaged, Case<Compiled, R> compiled)
            throws IOException, MojoExecutionException;

    /**
     * No image.
     *
     * @param why clause that states the reason
     */
    record Nothing(String why) implements ModulePlan {

        public String message() {
            return "Skipped: " + why;
        }

        @Override
        public <R> R match(Case<Nothing, R> nothing, Case<Packaged, R> packaged, Case<Compiled, R> compiled)
                throws IOException, MojoExecutionException {
            return nothing.of(this);
        }
    }

    /** An image of the packaged archive. */
    record Packaged(Application application, Options options, ImagePlan plan) implements ModulePlan {
        @Override
        public <R> R match(Case<Nothing, R> nothing, Case<Packaged, R> packaged, Case<Compiled, R> compiled)
                throws IOException, MojoExecutionException {
            return packaged.of(this);
        }
    }

    /** An image that is compiled in the container. */
    record Compiled(Options options, ImagePlan plan) implements ModulePlan {
        @Override
        public <R> R match(Case<Nothing, R> nothing, Case<Packaged, R> packaged, Case<Compiled, R> compiled)
                throws IOException, MojoExecutionException {
            return compiled.of(this);
        }
    }
}
