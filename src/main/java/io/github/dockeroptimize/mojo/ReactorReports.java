package io.github.dockeroptimize.mojo;

import io.github.dockeroptimize.mojo.module.MavenModule;
import io.github.dockeroptimize.mojo.module.ReactorRoot;
import io.github.dockeroptimize.mojo.module.RunningGoal;
import io.github.dockeroptimize.report.fleet.FleetMember;
import io.github.dockeroptimize.report.fleet.FleetReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;

/**
 * The reports of a reactor's modules. The last module of this build sees those of all; with {@code mvn -T} any module
 * may be the last. Modules exchange data through Maven's plugin contexts, as text: each module may have its own class
 * loader for this plugin.
 */
final class ReactorReports {

    private static final String DONE = "docker-optimize.report";
    private static final String TOLD = "docker-optimize.fleet";
    private static final String NOTHING = "";
    private static final String GOAL = "report";

    private final MavenSession session;
    private final PluginDescriptor plugin;
    private final MavenProject project;
    private final Path output;

    /**
     * @param output directory of the module's report
     */
    ReactorReports(MavenSession session, PluginDescriptor plugin, MavenProject project, Path output) {
        this.session = session;
        this.plugin = plugin;
        this.project = project;
        this.output = output.toAbsolutePath().normalize();
    }

    /**
     * Records that the module is done.
     *
     * @param reported whether it has a report
     * @return whether it was the last one; true once per build
     */
    boolean done(boolean reported) {
        context(project).put(DONE, reported ? output.toString() : NOTHING);
        boolean all = session.getProjects().stream()
                .filter(new RunningGoal(GOAL, session, plugin)::in)
                .allMatch(other -> context(other).containsKey(DONE));
        return all && context(ReactorRoot.of(session)).putIfAbsent(TOLD, NOTHING) == null;
    }

    private Map<String, Object> context(MavenProject of) {
        return session.getPluginContext(plugin, of);
    }

    /**
     * What modules have reported.
     *
     * @param members those with a report
     * @param earlier those of them whose report is from an earlier build, since this build leaves them out
     */
    record Reported(List<FleetMember> members, List<String> earlier) {}

    Reported read() throws IOException {
        List<MavenProject> all = Objects.requireNonNullElse(session.getAllProjects(), session.getProjects());
        Map<String, Integer> names = new HashMap<>();
        all.forEach(other -> names.merge(other.getArtifactId(), 1, Integer::sum));
        List<FleetMember> members = new ArrayList<>();
        List<String> earlier = new ArrayList<>();
        Set<Path> seen = new HashSet<>();
        for (MavenProject other : all) {
            Optional<Path> report = report(other).filter(seen::add);
            if (report.isPresent()) {
                boolean unique = names.getOrDefault(other.getArtifactId(), 0) == 1;
                String name = unique ? other.getArtifactId() : other.getGroupId() + ":" + other.getArtifactId();
                FleetReader.read(name, Files.readString(report.get())).ifPresent(members::add);
                if (isLeftOut(other)) {
                    earlier.add(name);
                }
            }
        }
        return new Reported(members, earlier);
    }

    private Optional<Path> report(MavenProject other) {
        String told = String.valueOf(context(other).getOrDefault(DONE, NOTHING));
        Optional<Path> folder = isLeftOut(other)
                ? Optional.of(sameFolder(other))
                : Optional.of(told).filter(path -> !path.equals(NOTHING)).map(Path::of);
        return folder.map(path -> path.resolve("report.json")).filter(Files::isRegularFile);
    }

    /** Left out by {@code -pl} or {@code -rf}. */
    private boolean isLeftOut(MavenProject other) {
        return !session.getProjects().contains(other);
    }

    /** The directory of another module's report, if it is in the same place as this one's. */
    private Path sameFolder(MavenProject other) {
        Path module = MavenModule.directory(project);
        return output.startsWith(module) ? MavenModule.directory(other).resolve(module.relativize(output)) : output;
    }

    /** The directory for the report of the whole reactor. */
    Path root() {
        return sameFolder(ReactorRoot.of(session));
    }
}
