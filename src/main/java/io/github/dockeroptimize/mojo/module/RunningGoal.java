package io.github.dockeroptimize.mojo.module;

import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;

/** Whether a goal of this plugin runs for a module in this build: named on the command line, or bound by a POM. */
public final class RunningGoal {

    private final String goal;
    private final MavenSession session;
    private final PluginDescriptor plugin;

    public RunningGoal(String goal, MavenSession session, PluginDescriptor plugin) {
        this.goal = goal;
        this.session = session;
        this.plugin = plugin;
    }

    public boolean in(MavenProject module) {
        return session.getGoals().stream().anyMatch(this::isThisGoal)
                || module.getBuildPlugins().stream()
                        .filter(used -> used.getKey().equals(plugin.getPluginLookupKey()))
                        .map(Plugin::getExecutions)
                        .flatMap(List::stream)
                        .filter(execution -> !"none".equalsIgnoreCase(execution.getPhase()))
                        .map(PluginExecution::getGoals)
                        .anyMatch(goals -> goals.contains(goal));
    }

    /** Such as {@code docker-optimize:report} or {@code group:artifact:version:report@execution}. */
    private boolean isThisGoal(String word) {
        return word.matches(".*:" + goal + "(?:@.*)?")
                && (word.startsWith(plugin.getGoalPrefix() + ":") || word.contains(":" + plugin.getArtifactId() + ":"));
    }
}
