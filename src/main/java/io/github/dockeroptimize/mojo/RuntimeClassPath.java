package io.github.dockeroptimize.mojo;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.maven.RepositoryUtils;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.DefaultDependencyResolutionRequest;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.DependencyResolutionResult;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.graph.DependencyNode;

/**
 * The runtime class path of a module, resolved when it is asked for. Maven would resolve it before the goal starts, and
 * that fails where a module of the same reactor isn't built, though compiling in the container needs no class path.
 */
final class RuntimeClassPath {

    private static final Set<String> SCOPES = Set.of(Artifact.SCOPE_COMPILE, Artifact.SCOPE_RUNTIME);

    private final ProjectDependenciesResolver resolver;

    RuntimeClassPath(ProjectDependenciesResolver resolver) {
        this.resolver = resolver;
    }

    /**
     * The artifacts in class path order, as {@code requiresDependencyResolution = RUNTIME} gives them.
     *
     * @throws MojoExecutionException if one can't be had
     */
    Set<Artifact> of(MavenProject project, MavenSession session) throws MojoExecutionException {
        DefaultDependencyResolutionRequest request =
                new DefaultDependencyResolutionRequest(project, session.getRepositorySession());
        request.setResolutionFilter((node, parents) -> isAtRuntime(node));
        try {
            DependencyResolutionResult result = resolver.resolve(request);
            Set<Artifact> artifacts = new LinkedHashSet<>();
            if (result.getDependencyGraph() != null) {
                RepositoryUtils.toArtifacts(
                        artifacts,
                        result.getDependencyGraph().getChildren(),
                        List.of(project.getArtifact().getId()),
                        (node, parents) -> isAtRuntime(node));
            }
            return artifacts;
        } catch (DependencyResolutionException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    private static boolean isAtRuntime(DependencyNode node) {
        return node.getDependency() == null
                || SCOPES.contains(node.getDependency().getScope());
    }
}
