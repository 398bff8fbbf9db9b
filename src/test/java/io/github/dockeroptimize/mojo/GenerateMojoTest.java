package io.github.dockeroptimize.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.dockeroptimize.ArchiveBuilder;
import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.mojo.module.TestModule;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import javax.inject.Singleton;
import org.apache.maven.api.di.Provides;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoExtension;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.DependencyResolutionResult;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.Mockito;

/** The goal as Maven wires it, with the defaults that its descriptor gives. */
@MojoTest
class GenerateMojoTest {

    @TempDir
    Path folder;

    @Inject
    private MavenProject project;

    private final List<String> said = new ArrayList<>();

    @Provides
    @Singleton
    Log log() {
        Log log = mock(Log.class);
        when(log.isInfoEnabled()).thenReturn(true);
        Mockito.doAnswer(call -> said.add(call.getArgument(0))).when(log).info(Mockito.anyString());
        return log;
    }

    @Provides
    @Singleton
    MavenProject project() {
        return TestModule.in(folder).project();
    }

    @Provides
    @Singleton
    ProjectDependenciesResolver resolver() {
        return request -> mock(DependencyResolutionResult.class);
    }

    @BeforeEach
    void smallJar() {
        Path jar = ArchiveBuilder.jar("app-1.0.jar")
                .manifest("Main-Class", "com.example.App")
                .mainClass("com/example/App.class", ArchiveBuilder.JAVA_17)
                .write(folder.resolve("target"));
        project.getArtifact().setFile(jar.toFile());
    }

    @Test
    @InjectMojo(goal = "generate")
    void writesContextAndPlan(GenerateMojo goal) throws Exception {
        goal.execute();
        Path output = folder.resolve("target/docker-optimize");
        assertThat(output.resolve("context/Dockerfile")).content().contains("\nFROM eclipse-temurin:17-jre");
        assertThat(output.resolve("plan.json")).content().contains("\"app:1.0\"");
    }

    @Test
    @InjectMojo(goal = "generate")
    void saysWhatItHasDone(GenerateMojo goal) throws Exception {
        goal.execute();
        assertThat(said).first().isEqualTo("jar without dependencies 'target/app-1.0.jar' on eclipse-temurin:17-jre");
        assertThat(said)
                .last()
                .asString()
                .startsWith("Build it with: docker build -t app:1.0 ")
                .endsWith("target/docker-optimize/context");
    }

    @Test
    @InjectMojo(goal = "generate")
    void hasTheDefaultsOfTheManual(GenerateMojo goal) throws Exception {
        assertThat(MojoExtension.getVariablesAndValuesFromObject(goal))
                .containsEntry("skip", false)
                .containsEntry("image", "app:1.0")
                .containsEntry("baseImage", null)
                .containsEntry("contents", "auto")
                .containsEntry("layout", "launcher")
                .containsEntry("user", "65532:65532")
                .containsEntry("ports", List.of())
                .containsEntry("dialect", "portable")
                .containsEntry(
                        "outputDirectory",
                        folder.resolve("target/docker-optimize").toFile());
    }

    @Test
    @InjectMojo(goal = "generate")
    @MojoParameter(name = "skip", value = "true")
    void skips(GenerateMojo goal) throws Exception {
        goal.execute();
        assertThat(said).containsExactly("Skipped: docker-optimize.skip is set");
        assertThat(folder.resolve("target/docker-optimize")).doesNotExist();
    }

    @Test
    @InjectMojo(goal = "generate")
    void passesOverAModuleThatOnlyHoldsOthers(GenerateMojo goal) throws Exception {
        project.setPackaging("pom");
        goal.execute();
        assertThat(said).containsExactly("Skipped: packaging 'pom' produces nothing that can be run");
        assertThat(folder.resolve("target/docker-optimize")).doesNotExist();
    }

    @Test
    @InjectMojo(goal = "generate")
    @MojoParameter(name = "user", value = "app")
    void failsTheBuildForWhatTheUserCanMend(GenerateMojo goal) {
        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(goal::execute)
                .withMessage("'user' is 'app', but must be numeric so that Kubernetes can verify that it is not root;"
                        + " set <user>65532:65532</user> or -Ddocker-optimize.user=65532:65532")
                .withCauseInstanceOf(InvalidInputException.class);
        assertThat(folder.resolve("target/docker-optimize")).doesNotExist();
    }

    @Test
    @InjectMojo(goal = "generate")
    @MojoParameter(name = "dialect", value = "podman")
    void refusesADialectThatIsNone(GenerateMojo goal) {
        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(goal::execute)
                .withMessage("'dialect' is 'podman', which is not allowed; set one of 'portable', 'buildkit'");
    }

    @Test
    @InjectMojo(goal = "generate")
    void namesTheParameterOfAnOutputThatCannotBeWritten(GenerateMojo goal) throws Exception {
        Path file = Files.writeString(folder.resolve("target/docker-optimize"), "in the way");
        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(goal::execute)
                .withMessage("can't write '" + file + "' ('" + file + "' is a file); set <outputDirectory>"
                        + " or -Ddocker-optimize.outputDirectory to a writable directory")
                .withCauseInstanceOf(FileAlreadyExistsException.class);
    }
}
