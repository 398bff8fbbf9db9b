package io.github.dockeroptimize.mojo.module;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.Coordinates;
import io.github.dockeroptimize.plan.Agent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.jspecify.annotations.Nullable;

/** Finds the jars of Java agents in Maven's repositories. */
public final class AgentJars {

    private final MavenModule module;
    private final @Nullable RepositorySystem repositories;

    public AgentJars(MavenModule module, @Nullable RepositorySystem repositories) {
        this.module = module;
        this.repositories = repositories;
    }

    /**
     * The agents with their jars.
     *
     * @throws InvalidInputException if one can't be found, or isn't an agent
     */
    List<Agent> find(List<Agent> agents) {
        List<Agent> found = new ArrayList<>();
        for (Agent agent : agents) {
            found.add(new Agent(agent.coordinates(), agent.options(), Optional.of(jar(agent.coordinates()))));
        }
        return found;
    }

    private Agent.Jar jar(Coordinates wanted) {
        ArtifactRequest request = new ArtifactRequest(
                new DefaultArtifact(
                        wanted.groupId(), wanted.artifactId(), wanted.classifier(), "jar", wanted.version()),
                module.project().getRemoteProjectRepositories(),
                null);
        try {
            Path file = Optional.ofNullable(repositories)
                    .orElseThrow()
                    .resolveArtifact(module.session().getRepositorySession(), request)
                    .getArtifact()
                    .getFile()
                    .toPath();
            requireAgent(wanted, file);
            return new Agent.Jar(file, Files.size(file));
        } catch (ArtifactResolutionException e) {
            throw new InvalidInputException(
                    "'agents' has " + quote(wanted) + ", which can't be resolved (" + e.getMessage() + ")",
                    "correct the coordinates, or add its repository to the POM",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireAgent(Coordinates wanted, Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            if (Optional.ofNullable(jar.getManifest())
                    .map(manifest -> manifest.getMainAttributes().getValue("Premain-Class"))
                    .isEmpty()) {
                throw new InvalidInputException(
                        "'agents' has " + quote(wanted) + ", which is no Java agent: its manifest has no Premain-Class",
                        "name the artifact that is the agent, possibly with a classifier");
            }
        }
    }
}
