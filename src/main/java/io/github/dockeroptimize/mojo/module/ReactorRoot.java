package io.github.dockeroptimize.mojo.module;

import java.util.List;
import java.util.Objects;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/** The module that Maven was called on; with {@code -pl}, the session's top-level project is another one. */
public final class ReactorRoot {

    private ReactorRoot() {}

    public static MavenProject of(MavenSession session) {
        return Objects.requireNonNullElse(session.getAllProjects(), List.<MavenProject>of()).stream()
                .filter(MavenProject::isExecutionRoot)
                .findFirst()
                .orElseGet(session::getTopLevelProject);
    }
}
