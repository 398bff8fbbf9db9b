package io.github.dockeroptimize.mojo.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.DependencyResolutionResult;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

class RuntimeClassPathTest {

    private static final File FILE = new File("library.jar");

    private final TestModule module = TestModule.in(new File("").toPath());
    private int resolutions;

    @Test
    void whatMavenHasResolvedForTheTestsIsNotResolvedAgain() throws MojoExecutionException {
        assertThat(classPathAfter(
                        artifact("web", "compile", FILE),
                        artifact("api", "provided", FILE),
                        artifact("junit", "test", FILE),
                        artifact("driver", "runtime", FILE)))
                .containsExactly("web", "driver");
        assertThat(resolutions).isZero();
    }

    @Test
    void whatMavenHasResolvedToCompileMayLackWhatOnlyRuns() throws MojoExecutionException {
        assertThat(classPathAfter(artifact("web", "compile", FILE), artifact("api", "provided", FILE)))
                .isEmpty();
        assertThat(resolutions).isOne();
    }

    @Test
    void aModuleThatMavenHasNotFoundIsResolved() throws MojoExecutionException {
        assertThat(classPathAfter(artifact("web", "compile", null), artifact("junit", "test", FILE)))
                .isEmpty();
        assertThat(resolutions).isOne();
    }

    @Test
    void theProjectStaysAsItWas() throws MojoExecutionException {
        classPathAfter(artifact("junit", "test", FILE));
        assertThat(module.project().getArtifacts()).isEmpty();
    }

    private List<String> classPathAfter(Artifact... resolved) throws MojoExecutionException {
        MavenProject project = module.project();
        project.setResolvedArtifacts(new LinkedHashSet<>(List.of(resolved)));
        Set<Artifact> classPath = new RuntimeClassPath(request -> {
                    resolutions++;
                    return Mockito.mock(DependencyResolutionResult.class);
                })
                .of(module.module());
        return classPath.stream().map(Artifact::getArtifactId).toList();
    }

    private static Artifact artifact(String name, String scope, @Nullable File file) {
        Artifact artifact =
                new DefaultArtifact("com.example", name, "1.0", scope, "jar", "", new DefaultArtifactHandler("jar"));
        artifact.setFile(file);
        return artifact;
    }
}
