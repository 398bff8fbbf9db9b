package io.github.dockeroptimize.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.InvalidInputException;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.DependencyManagement;
import org.apache.maven.model.Model;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentParameterTest {

    private static MavenProject project() {
        Dependency managed = new Dependency();
        managed.setGroupId("org.acme");
        managed.setArtifactId("probe");
        managed.setVersion("3");
        Model model = new Model();
        model.setDependencyManagement(new DependencyManagement());
        model.getDependencyManagement().addDependency(managed);
        return new MavenProject(model);
    }

    private static AgentParameter agent(String text) {
        AgentParameter agent = new AgentParameter();
        agent.set(text);
        return agent;
    }

    @ParameterizedTest
    @CsvSource({
        "org.acme:other:1.0, org.acme:other:1.0, ''",
        "org.acme:other:1.0:all, org.acme:other:1.0:all, ''",
        "org.acme:probe, org.acme:probe:3, ''",
        "org.acme:probe:2=a=b, org.acme:probe:2, a=b"
    })
    void hasCoordinatesAndOptions(String text, String coordinates, String options) {
        assertThat(agent(text).read(project()).coordinates()).hasToString(coordinates);
        assertThat(agent(text).read(project()).options()).isEqualTo(options);
    }

    @ParameterizedTest
    @CsvSource({
        "probe.jar, 'has ''probe.jar'', which are not coordinates; write them such as'",
        "'', which are not coordinates",
        "org.acme:other, 'has ''org.acme:other'' without a version, and the POM manages none; write'"
    })
    void isRefusedWithTheWayOut(String text, String message) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> agent(text).read(project()))
                .withMessageContaining("'agents' ")
                .withMessageContaining(message);
    }
}
