package io.github.dockeroptimize.mojo;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.layering.BumpWeights;
import io.github.dockeroptimize.layering.Fleet;
import io.github.dockeroptimize.layering.LayerBudget;
import io.github.dockeroptimize.layering.Lock;
import io.github.dockeroptimize.layering.LockFile;
import io.github.dockeroptimize.layering.LockResult;
import io.github.dockeroptimize.layering.Locking;
import java.io.File;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.jspecify.annotations.Nullable;

/**
 * Decides for all modules of a reactor together which release dependency goes to which layer, and writes it to
 * {@code docker-optimize.lock} at the reactor's root, to be committed. {@code generate} and {@code build} then use it in
 * any module: modules that have the same jars have the same layers, which a registry stores and a node fetches once. A new
 * version of a dependency moves nothing. Run again, it keeps what is in the file where it is. Nothing need be built for it.
 *
 * @since 0.1.0
 */
@Mojo(name = "lock", aggregator = true, threadSafe = true)
public final class LockMojo extends AbstractMojo {

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    MojoExecution execution;

    /**
     * Skips the goal.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.skip", defaultValue = "false")
    boolean skip;

    /**
     * Into how many layers the release dependencies of a module go, at most: a number from 1 to 64, or {@code auto}. A
     * module whose own POM sets it for this plugin has its own number.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.dependencyLayers", defaultValue = "auto")
    String dependencyLayers;

    /**
     * How often artifacts of a group get a new version, in proportion to others, as a number by group id. A group that isn't
     * named has 1. On the command line, {@code -Ddocker-optimize.bumpWeights.GROUP=number} sets one of them.
     *
     * @since 0.1.0
     */
    @Parameter
    Map<String, String> bumpWeights = new LinkedHashMap<>();

    /**
     * The file to write. The default is {@code docker-optimize.lock} at the root of the reactor.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.lockFile")
    @Nullable
    File lockFile;

    private final ProjectDependenciesResolver resolver;

    /** Maven makes the goal. */
    @Inject
    public LockMojo(ProjectDependenciesResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Skipped: docker-optimize.skip is set");
            return;
        }
        Path file = lockFile == null ? root().resolve(Lock.FILE) : lockFile.toPath();
        try {
            refuseSecond();
            Optional<Lock> earlier = earlier(file);
            Fleet fleet = new ReactorFleet(
                            session, execution, new RuntimeClassPath(resolver), LayerBudget.parse(dependencyLayers))
                    .read();
            if (fleet.modules().isEmpty()) {
                getLog().info("Skipped: no module of this reactor gets an image with dependencies of its own");
                return;
            }
            BumpWeights weights = BumpWeights.parse(
                    new NamedProperties(ReactorRoot.of(session), session).over("bumpWeights", bumpWeights));
            LockResult result = Locking.lock(fleet, earlier, weights);
            boolean changed = write(file, LockFile.write(result.lock()));
            LockSummary.of(fleet, result, earlier, PathDisplay.relative(session, file), changed)
                    .forEach(getLog()::info);
        } catch (InvalidInputException e) {
            throw new MojoFailureException(e.getMessage(), e);
        } catch (IOException e) {
            throw new MojoExecutionException(
                    "can't write " + quote(file) + " (" + e.getMessage()
                            + "); make it writable, or set -Ddocker-optimize.lockFile to another file",
                    e);
        }
    }

    private Path root() {
        return ReactorRoot.of(session).getBasedir().toPath();
    }

    /** Of two locks, modules would take the nearer one, which doesn't know what the others have. */
    private void refuseSecond() {
        Optional<Path> other = lockFile == null ? ModuleLock.above(root()) : Optional.empty();
        if (other.isPresent()
                && !other.get().equals(root().toAbsolutePath().normalize().resolve(Lock.FILE))) {
            throw new InvalidInputException("a lock of a larger reactor is there already, "
                    + quote(PathDisplay.relative(session, other.get()))
                    + "; run this goal in its folder, or delete it to have one for each part");
        }
    }

    private Optional<Lock> earlier(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String name = PathDisplay.relative(session, file);
        try {
            return Optional.of(LockFile.read(Files.readString(file), name));
        } catch (CharacterCodingException e) {
            throw new InvalidInputException(quote(name) + " is no text in UTF-8; delete it and run this goal again", e);
        }
    }

    /** Whole or not at all; what says the same already is left alone. */
    private static boolean write(Path file, String text) throws IOException {
        if (Files.exists(file) && Files.readString(file).equals(text)) {
            return false;
        }
        Path beside = Files.createTempFile(file.toAbsolutePath().getParent(), ".docker-optimize", ".lock");
        try {
            Files.writeString(beside, text);
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
        return true;
    }
}
