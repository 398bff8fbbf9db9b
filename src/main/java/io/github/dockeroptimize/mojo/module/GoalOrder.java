package io.github.dockeroptimize.mojo.module;

import io.github.dockeroptimize.InvalidInputException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * Checks the order of goals. Goals bound to one phase run in the order of their plugins in the POM, so a plugin that
 * finishes the archive must come before this one.
 */
final class GoalOrder {

    /** A goal that turns the packaged archive into another one, its default phase, and what skips it. */
    private record Maker(String goal, String defaultPhase, String skipParameter, String skipProperty) {}

    private static final Map<String, Maker> MAKERS = Map.of(
            "org.springframework.boot:spring-boot-maven-plugin",
                    new Maker("repackage", "package", "skip", "spring-boot.repackage.skip"),
            "org.apache.maven.plugins:maven-shade-plugin", new Maker("shade", "package", "skip", "maven.shade.skip"),
            "org.apache.maven.plugins:maven-assembly-plugin",
                    new Maker("single", "", "skipAssembly", "assembly.skipAssembly"),
            "io.quarkus:quarkus-maven-plugin", new Maker("build", "package", "skip", "quarkus.build.skip"),
            "io.quarkus.platform:quarkus-maven-plugin", new Maker("build", "package", "skip", "quarkus.build.skip"));

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

    private final MavenProject project;
    private final MavenSession session;

    GoalOrder(MavenProject project, MavenSession session) {
        this.project = project;
        this.session = session;
    }

    /**
     * Fails where a plugin that finishes the archive runs after the given execution.
     *
     * @throws InvalidInputException naming the plugin that must come first
     */
    void requireBefore(MojoExecution execution) {
        @Nullable String phase = execution.getLifecyclePhase();
        if (phase == null) {
            return; // called on the command line, after the goals before it
        }
        boolean below = false;
        for (Plugin plugin : project.getBuildPlugins()) {
            Maker maker = MAKERS.get(plugin.getKey());
            if (maker != null) {
                for (PluginExecution made : plugin.getExecutions()) {
                    if (finishesTheArchive(made, maker)) {
                        requireBefore(plugin, maker, made, phase, below);
                    }
                }
            }
            below = below || plugin.getKey().equals(execution.getPlugin().getKey());
        }
    }

    private static void requireBefore(Plugin plugin, Maker maker, PluginExecution made, String phase, boolean below) {
        String makersPhase = phase(made, maker);
        int order = Integer.compare(PHASES.indexOf(makersPhase), PHASES.indexOf(phase));
        if (order > 0 || (order == 0 && below)) {
            String way = order == 0
                    ? "move " + plugin.getArtifactId()
                            + " above docker-optimize-maven-plugin in <plugins>; if inherited, repeat it below"
                    : "bind docker-optimize-maven-plugin to '" + makersPhase + "' and place it below "
                            + plugin.getArtifactId();
            throw new InvalidInputException(
                    "'" + plugin.getArtifactId() + ":" + maker.goal()
                            + "' finishes the archive after docker-optimize has read it, in phase '" + makersPhase
                            + "'",
                    way);
        }
    }

    private static String phase(PluginExecution made, Maker maker) {
        return Optional.ofNullable(made.getPhase()).orElse(maker.defaultPhase());
    }

    /** An assembly is mostly a distribution that contains the archive, not an archive of its kind. */
    private boolean finishesTheArchive(PluginExecution made, Maker maker) {
        boolean bound = made.getGoals().contains(maker.goal()) && PHASES.contains(phase(made, maker));
        boolean otherAssembly = maker.goal().equals("single")
                && !String.valueOf(made.getConfiguration()).contains("jar-with-dependencies");
        return bound && !otherAssembly && !isSkipped(made, maker);
    }

    private boolean isSkipped(PluginExecution made, Maker maker) {
        boolean byConfiguration = made.getConfiguration() instanceof Xpp3Dom configuration
                && configuration.getChild(maker.skipParameter()) != null
                && "true".equals(configuration.getChild(maker.skipParameter()).getValue());
        String property = maker.skipProperty();
        String value = session.getUserProperties()
                .getProperty(property, project.getProperties().getProperty(property));
        return byConfiguration || "".equals(value) || "true".equals(value);
    }
}
