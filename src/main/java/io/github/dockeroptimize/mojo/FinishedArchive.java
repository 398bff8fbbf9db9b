package io.github.dockeroptimize.mojo;

import io.github.dockeroptimize.InvalidInputException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * Guards the order of goals: those bound to one phase run in the order of their plugins in the POM, so a plugin that
 * finishes the archive has to stand above this one.
 */
final class FinishedArchive {

    /** A goal that turns the packaged archive into another one, and the phase that it has by itself. */
    private record Maker(String goal, String defaultPhase) {}

    private static final Map<String, Maker> MAKERS = Map.of(
            "org.springframework.boot:spring-boot-maven-plugin", new Maker("repackage", "package"),
            "org.apache.maven.plugins:maven-shade-plugin", new Maker("shade", "package"),
            "org.apache.maven.plugins:maven-assembly-plugin", new Maker("single", ""),
            "io.quarkus:quarkus-maven-plugin", new Maker("build", "package"),
            "io.quarkus.platform:quarkus-maven-plugin", new Maker("build", "package"));

    private static final List<String> PHASES = List.of(
            "validate",
            "initialize",
            "generate-sources",
            "process-sources",
            "generate-resources",
            "process-resources",
            "compile",
            "process-classes",
            "generate-test-sources",
            "process-test-sources",
            "generate-test-resources",
            "process-test-resources",
            "test-compile",
            "process-test-classes",
            "test",
            "prepare-package",
            "package",
            "pre-integration-test",
            "integration-test",
            "post-integration-test",
            "verify",
            "install",
            "deploy");

    private FinishedArchive() {}

    /**
     * Fails where a plugin that finishes the archive runs after the given execution.
     *
     * @throws InvalidInputException naming the plugin that must come first
     */
    static void requireAfterItsMakers(MavenProject project, MojoExecution execution) {
        @Nullable String phase = execution.getLifecyclePhase();
        if (phase == null) {
            return; // called on the command line, after whatever stands before it
        }
        boolean seen = false;
        for (Plugin plugin : project.getBuildPlugins()) {
            Maker maker = MAKERS.get(plugin.getKey());
            if (maker != null) {
                for (PluginExecution made : plugin.getExecutions()) {
                    requireBefore(plugin, maker, made, phase, seen, project);
                }
            }
            seen = seen || plugin.getKey().equals(execution.getPlugin().getKey());
        }
    }

    private static void requireBefore(
            Plugin plugin, Maker maker, PluginExecution made, String phase, boolean below, MavenProject project) {
        String makersPhase = Optional.ofNullable(made.getPhase()).orElse(maker.defaultPhase());
        if (!made.getGoals().contains(maker.goal()) || isSkipped(made, project) || !PHASES.contains(makersPhase)) {
            return;
        }
        int order = Integer.compare(PHASES.indexOf(makersPhase), PHASES.indexOf(phase));
        if (order > 0 || (order == 0 && below)) {
            String way = order == 0
                    ? "move " + plugin.getArtifactId() + " above docker-optimize-maven-plugin in <plugins>"
                    : "bind docker-optimize-maven-plugin to '" + makersPhase + "' and place it below "
                            + plugin.getArtifactId();
            throw new InvalidInputException("'" + plugin.getArtifactId() + ":" + maker.goal()
                    + "' finishes the archive after docker-optimize has looked at it, in phase '" + makersPhase + "'; "
                    + way);
        }
    }

    private static boolean isSkipped(PluginExecution made, MavenProject project) {
        boolean byConfiguration = made.getConfiguration() instanceof Xpp3Dom configuration
                && configuration.getChild("skip") != null
                && "true".equals(configuration.getChild("skip").getValue());
        return byConfiguration || "true".equals(project.getProperties().getProperty("spring-boot.repackage.skip"));
    }
}
