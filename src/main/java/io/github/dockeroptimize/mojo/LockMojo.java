package io.github.dockeroptimize.mojo;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.layering.BumpWeights;
import io.github.dockeroptimize.layering.Fleet;
import io.github.dockeroptimize.layering.FleetLayering;
import io.github.dockeroptimize.layering.LayerBudget;
import io.github.dockeroptimize.layering.Lock;
import io.github.dockeroptimize.layering.LockFile;
import io.github.dockeroptimize.layering.LockResult;
import io.github.dockeroptimize.mojo.module.MavenModule;
import io.github.dockeroptimize.mojo.module.ModuleLock;
import io.github.dockeroptimize.mojo.module.PathDisplay;
import io.github.dockeroptimize.mojo.module.ReactorRoot;
import io.github.dockeroptimize.mojo.module.RuntimeClassPath;
import io.github.dockeroptimize.output.WholeFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.project.ProjectDependenciesResolver;

/**
 * Decides for all modules of a reactor together which release dependency goes to which layer. The result is
 * {@code docker-optimize.lock} at the reactor's root; commit it. {@code generate} and {@code build} then use it in any
 * module: modules that have the same jars have the same layers, which a registry stores and a node fetches once. A new
 * version of a dependency moves nothing. Run again, the goal keeps in place what is in the file. Nothing has to be
 * built for it.
 *
 * @since 0.1.0
 */
@Mojo(name = "lock", aggregator = true, threadSafe = true)
public final class LockMojo extends LayerParameters {

    private static final String AS_MANY_AS_PAY = "auto";

    private final ProjectDependenciesResolver resolver;

    /** Called by Maven. */
    @Inject
    public LockMojo(ProjectDependenciesResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    void run() throws IOException, MojoExecutionException {
        LayerBudget budget = LayerBudget.parse(
                Optional.ofNullable(dependencyLayers).map(String::strip).orElse(AS_MANY_AS_PAY));
        BumpWeights weights = BumpWeights.parse(
                new NamedProperties(ReactorRoot.of(session), session).over("bumpWeights", bumpWeights));
        refuseSecond();
        Path file = file();
        Optional<Lock> earlier = earlier(file);
        Fleet fleet = new ReactorFleet(session, execution, new RuntimeClassPath(resolver), budget).read();
        if (fleet.modules().isEmpty()) {
            say("Skipped: no module of this reactor gets an image with dependencies");
            return;
        }
        LockResult result = FleetLayering.lock(fleet, earlier, weights);
        boolean changed = write(file, LockFile.write(result.lock()));
        LockSummary.of(fleet, result, earlier, PathDisplay.relative(session, file), changed)
                .forEach(this::say);
    }

    @Override
    MojoExecutionException unwritable(Exception e) {
        return new MojoExecutionException(
                "can't write " + quote(file()) + " (" + e.getMessage()
                        + "); make it writable, or set -Ddocker-optimize.lockFile to another file",
                e);
    }

    private Path file() {
        return lockFile == null ? root().resolve(Lock.FILE) : lockFile.toPath();
    }

    private Path root() {
        return MavenModule.directory(ReactorRoot.of(session));
    }

    /** With two locks, modules would use the nearer one, which doesn't know all modules. */
    private void refuseSecond() {
        Optional<Path> other = lockFile == null ? ModuleLock.above(root()) : Optional.empty();
        if (other.isPresent()
                && !other.get().equals(root().toAbsolutePath().normalize().resolve(Lock.FILE))) {
            throw new InvalidInputException(
                    "there is already a lock of a larger reactor, " + quote(PathDisplay.relative(session, other.get())),
                    "run this goal in its directory, or delete it to have a lock per part");
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
            throw new InvalidInputException(
                    quote(name) + " is not valid UTF-8", "delete it and run this goal again", e);
        }
    }

    /** Writes the whole file or nothing; an unchanged file is left alone. */
    private static boolean write(Path file, String text) throws IOException {
        if (Files.exists(file) && Files.readString(file).equals(text)) {
            return false;
        }
        WholeFile.write(file, text);
        return true;
    }
}
