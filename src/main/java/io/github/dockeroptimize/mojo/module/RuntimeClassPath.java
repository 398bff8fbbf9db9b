package io.github.dockeroptimize.mojo.module;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
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
 * The runtime class path of a module, resolved on demand. If Maven resolved it before the goal starts, that would fail
 * where a module of the same reactor isn't built, although compiling in the container needs no class path.
 */
public final class RuntimeClassPath implements ModulePlanner.ClassPath {

    private static final Set<String> RUNTIME = Set.of(Artifact.SCOPE_COMPILE, Artifact.SCOPE_RUNTIME);
    private static final Set<String> PACKED =
            Set.of(Artifact.SCOPE_COMPILE, Artifact.SCOPE_RUNTIME, Artifact.SCOPE_PROVIDED, Artifact.SCOPE_SYSTEM);

    private final ProjectDependenciesResolver resolver;

    public RuntimeClassPath(ProjectDependenciesResolver resolver) {
        this.resolver = resolver;
    }

    /**
     * The artifacts in class path order, as {@code requiresDependencyResolution = RUNTIME} gives them.
     *
     * @throws MojoExecutionException if one can't be resolved
     */
    @Override
    public Set<Artifact> of(MavenModule module) throws MojoExecutionException {
        Set<Artifact> resolved = resolvedBefore(module.project());
        return resolved.isEmpty() ? resolve(module.project(), module.session(), node -> isIn(RUNTIME, node)) : resolved;
    }

    /**
     * What Maven has resolved for an earlier goal, such as Surefire's; empty where that may be less than the runtime
     * class path. Artifacts of scope runtime or test are resolved only together with the whole runtime class path.
     */
    private static Set<Artifact> resolvedBefore(MavenProject project) {
        project.setArtifactFilter(artifact -> true);
        Set<Artifact> all = project.getArtifacts();
        project.setArtifactFilter(null);
        Set<Artifact> runtime = new LinkedHashSet<>();
        boolean complete = false;
        for (Artifact artifact : all) {
            String scope = artifact.getScope();
            complete |= Artifact.SCOPE_RUNTIME.equals(scope) || Artifact.SCOPE_TEST.equals(scope);
            if (scope == null || artifact.getFile() == null) {
                return Set.of();
            }
            if (RUNTIME.contains(scope)) {
                runtime.add(artifact);
            }
        }
        return complete ? runtime : Set.of();
    }

    /**
     * The artifacts from repositories; modules of the reactor need not be built for it.
     *
     * @param modules {@code groupId:artifactId} of the reactor's modules
     * @param provided whether to include scope provided, which Spring Boot's archives also contain
     */
    public Set<Artifact> fromRepositories(
            MavenProject project, MavenSession session, Set<String> modules, boolean provided)
            throws MojoExecutionException {
        Set<String> scopes = provided ? PACKED : RUNTIME;
        return resolve(project, session, node -> isIn(scopes, node) && !isOf(modules, node));
    }

    private Set<Artifact> resolve(MavenProject project, MavenSession session, Predicate<DependencyNode> wanted)
            throws MojoExecutionException {
        DefaultDependencyResolutionRequest request =
                new DefaultDependencyResolutionRequest(project, session.getRepositorySession());
        request.setResolutionFilter((node, parents) -> wanted.test(node));
        try {
            DependencyResolutionResult result = resolver.resolve(request);
            Set<Artifact> artifacts = new LinkedHashSet<>();
            if (result.getDependencyGraph() != null) {
                RepositoryUtils.toArtifacts(
                        artifacts,
                        result.getDependencyGraph().getChildren(),
                        List.of(project.getArtifact().getId()),
                        (node, parents) -> wanted.test(node));
            }
            return artifacts;
        } catch (DependencyResolutionException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    private static boolean isIn(Set<String> scopes, DependencyNode node) {
        return node.getDependency() == null
                || scopes.contains(node.getDependency().getScope());
    }

    private static boolean isOf(Set<String> modules, DependencyNode node) {
        return node.getArtifact() != null
                && modules.contains(node.getArtifact().getGroupId() + ":"
                        + node.getArtifact().getArtifactId());
    }
}
