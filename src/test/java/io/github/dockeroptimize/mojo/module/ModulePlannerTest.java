package io.github.dockeroptimize.mojo.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.ArchiveBuilder;
import io.github.dockeroptimize.dockerfile.Dialect;
import io.github.dockeroptimize.image.ImageName;
import io.github.dockeroptimize.inspect.context.SourceChoices;
import io.github.dockeroptimize.inspect.java.NoMainClassException;
import io.github.dockeroptimize.plan.Options;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.maven.model.Dependency;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModulePlannerTest {

    @TempDir
    Path folder;

    @Test
    void aLibraryOfTheReactorIsSkippedAndOneOfNobodyIsRefused() throws MojoExecutionException {
        TestModule library = TestModule.in(folder);
        library.packaged(ArchiveBuilder.library("app-1.0.jar").write(library.target()));
        MavenProject user = TestModule.project(TestModule.model("com.example.shop", "shop"));
        library.session().setAllProjects(List.of(library.project(), user));
        assertThatExceptionOfType(NoMainClassException.class).isThrownBy(() -> plan(library));
        Dependency dependency = new Dependency();
        dependency.setGroupId("com.example.shop");
        dependency.setArtifactId("app");
        user.getDependencies().add(dependency);
        assertThat(plan(library)).isEqualTo(new ModulePlan.Nothing("app has no main class, and other modules use it"));
    }

    private ModulePlan plan(TestModule module) throws MojoExecutionException {
        ImageRequest request = new ImageRequest(
                module.module(),
                Options.defaults(ImageName.parse("app:1.0")),
                ArchiveChoice.of(null, null, null),
                SourceChoices.NONE,
                List.of(),
                new AgentJars(module.module(), null),
                Dialect.PORTABLE,
                "Dockerfile",
                folder);
        return new ModulePlanner(request, classPath -> Set.of(), warning -> {}).plan();
    }
}
