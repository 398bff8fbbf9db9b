package io.github.dockeroptimize.mojo.module;

import io.github.dockeroptimize.dockerfile.Dialect;
import io.github.dockeroptimize.inspect.AddedFilesRequest;
import io.github.dockeroptimize.inspect.context.SourceChoices;
import io.github.dockeroptimize.plan.Options;
import java.nio.file.Path;
import java.util.List;

/**
 * The checked settings for a module's image.
 *
 * @param sources what the user decides about the sources
 * @param files of the user's own
 * @param agents finds the jars of Java agents
 * @param dockerfile name of the Dockerfile that compiles
 * @param output directory to write to
 */
public record ImageRequest(
        MavenModule module,
        Options options,
        ArchiveChoice archive,
        SourceChoices sources,
        List<AddedFilesRequest> files,
        AgentJars agents,
        Dialect dialect,
        String dockerfile,
        Path output) {

    public ImageRequest {
        files = List.copyOf(files);
    }

    /** The context of {@code docker build}. */
    public Path context() {
        return output.resolve("context");
    }
}
