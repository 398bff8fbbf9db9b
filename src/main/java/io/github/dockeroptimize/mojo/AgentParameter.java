package io.github.dockeroptimize.mojo;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.Coordinates;
import io.github.dockeroptimize.plan.Agent;
import java.util.Objects;
import java.util.Optional;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.DependencyManagement;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** One element of the parameter {@code agents}, as Maven fills it in. */
public final class AgentParameter {

    @Nullable
    String coordinates;

    @Nullable
    String options;

    /** Called by Maven with the short form {@code COORDINATES=OPTIONS}. */
    public void set(String text) {
        int equals = text.indexOf('=');
        coordinates = equals < 0 ? text : text.substring(0, equals);
        options = equals < 0 ? null : text.substring(equals + 1);
    }

    /** The agent, whose jar isn't known yet. */
    Agent read(MavenProject project) {
        String text = Objects.requireNonNullElse(coordinates, "").strip();
        String part = "[A-Za-z0-9_.-]+";
        if (!text.matches(part + ":" + part + "(:" + part + "){0,2}")) {
            throw new InvalidInputException(
                    "'agents' has " + quote(text) + ", which are not coordinates",
                    "write them such as 'io.opentelemetry.javaagent:opentelemetry-javaagent:2.10.0'");
        }
        return new Agent(
                text.split(":", -1).length > 2 ? Coordinates.parse(text) : managed(text, project),
                Objects.requireNonNullElse(options, "").strip(),
                Optional.empty());
    }

    private static Coordinates managed(String key, MavenProject project) {
        return Optional.ofNullable(project.getDependencyManagement())
                .map(DependencyManagement::getDependencies)
                .stream()
                .flatMap(dependencies -> dependencies.stream())
                .filter(dependency -> dependency.getManagementKey().equals(key + ":jar"))
                .map(Dependency::getVersion)
                .findFirst()
                .map(version -> Coordinates.parse(key + ":" + version))
                .orElseThrow(() -> new InvalidInputException(
                        "'agents' has " + quote(key) + " without a version, and the POM manages none",
                        "write groupId:artifactId:version, or add it to <dependencyManagement>"));
    }
}
