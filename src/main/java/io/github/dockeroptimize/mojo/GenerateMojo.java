package io.github.dockeroptimize.mojo;

import io.github.dockeroptimize.dockerfile.BuildContext;
import io.github.dockeroptimize.dockerfile.SourceFiles;
import io.github.dockeroptimize.mojo.module.ImageRequest;
import io.github.dockeroptimize.mojo.module.ModulePlan;
import io.github.dockeroptimize.mojo.module.ModulePlanner;
import io.github.dockeroptimize.mojo.module.RuntimeClassPath;
import io.github.dockeroptimize.plan.ImagePlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.project.ProjectDependenciesResolver;

/**
 * Writes a layered multi-stage Dockerfile for what the build has packaged. Everything it needs is next to it:
 * {@code docker build target/docker-optimize/context} makes the image. With {@code contents=sources}, and for Node.js,
 * Go and Python projects, the Dockerfile is written next to the sources instead, to commit it, and compiles them in the
 * container.
 *
 * @since 0.1.0
 */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class GenerateMojo extends ImageParameters {

    private final ProjectDependenciesResolver resolver;

    /** Called by Maven. */
    @Inject
    public GenerateMojo(ProjectDependenciesResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    void run() throws IOException, MojoExecutionException {
        ImageRequest request = new ModuleOptions(this).read();
        ModulePlan planned = new ModulePlanner(request, new RuntimeClassPath(resolver), getLog()::warn).plan();
        List<String> summary = planned.match(
                nothing -> List.of(nothing.message()),
                packaged -> write(packaged.plan(), request),
                compiled -> writeSources(compiled.plan(), request));
        for (String line : summary) {
            say(line);
        }
    }

    private static List<String> write(ImagePlan plan, ImageRequest request) throws IOException {
        BuildContext.write(plan, request.dialect(), request.output());
        return GenerateSummary.of(plan, request.module().shown(request.context()));
    }

    private static List<String> writeSources(ImagePlan plan, ImageRequest request) throws MojoExecutionException {
        try {
            Path file = SourceFiles.write(plan, request.dockerfile());
            return SourceSummary.of(plan, file, request.module().session());
        } catch (IOException e) {
            throw IoMessages.besideSources(request.dockerfile(), e);
        }
    }
}
