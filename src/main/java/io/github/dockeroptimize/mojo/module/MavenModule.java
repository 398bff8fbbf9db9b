package io.github.dockeroptimize.mojo.module;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/** A module, as Maven gives it to an execution of a goal. */
public record MavenModule(MavenProject project, MavenSession session, MojoExecution execution) {

    String name() {
        return project.getArtifactId();
    }

    public Path directory() {
        return directory(project);
    }

    /**
     * The directory of the POM that Maven has read. The shade plugin gives a project another POM, and with it another
     * basedir.
     */
    public static Path directory(MavenProject project) {
        return pom(project).resolveSibling("").normalize();
    }

    /** The POM that Maven has read; a flattened or reduced one may have replaced it since. */
    static Path pom(MavenProject project) {
        File read = project.getOriginalModel() == null
                ? null
                : project.getOriginalModel().getPomFile();
        return Objects.requireNonNullElse(read, project.getFile())
                .toPath()
                .toAbsolutePath()
                .normalize();
    }

    /** A file as the user would type it. */
    public String shown(Path file) {
        return PathDisplay.relative(session, file);
    }

    /** The value on the command line takes precedence over the POM's. */
    Optional<String> property(String name) {
        return Optional.ofNullable(session.getUserProperties()
                .getProperty(name, project.getProperties().getProperty(name)));
    }

    /** The modules of the reactor, also those that are left out of this build. */
    List<MavenProject> reactor() {
        List<MavenProject> all = session.getAllProjects();
        return all == null ? List.of(project) : all;
    }

    /** Another module, as this goal would get it. */
    MavenModule with(MavenProject other) {
        return new MavenModule(other, session, execution);
    }

    public boolean isPom() {
        return project.getPackaging().equals("pom");
    }
}
