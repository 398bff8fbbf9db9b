package io.github.dockeroptimize.mojo;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.check.Broken;
import io.github.dockeroptimize.check.CheckInput;
import io.github.dockeroptimize.check.Result;
import io.github.dockeroptimize.check.Rules;
import io.github.dockeroptimize.mojo.module.ImageRequest;
import io.github.dockeroptimize.mojo.module.MavenModule;
import io.github.dockeroptimize.mojo.module.ModulePlan;
import io.github.dockeroptimize.mojo.module.ModulePlanner;
import io.github.dockeroptimize.mojo.module.RuntimeClassPath;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Fails the build where the image, or a Dockerfile of the module, violates a rule. Rules limit sizes, what changes
 * cost, files that must not be in it, root, base images without a digest, growth, a committed Dockerfile that is out of
 * date, and the findings of BuildKit's checks and hadolint's rules. The image need not be built for it; where it is, it
 * is analysed as well. Of what is compiled in the container sizes are known only where {@code builtImage} names its
 * image.
 *
 * @since 0.1.0
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckMojo extends ReportParameters {

    /**
     * Limits for the image and the Dockerfiles: {@code off}, {@code warn}, {@code fail}, a limit, or a level with a
     * limit such as {@code warn 200 MB}, by the name of the rule. Sizes are compressed, as registries store them. On
     * the command line, {@code -Ddocker-optimize.rules.NAME=value} sets one of them.
     * <ul>
     *   <li>{@code maxImageSize}: all layers, with those of the base.
     *   <li>{@code maxApplicationLayerSize}: the layer with the application's own code.
     *   <li>{@code maxChangeCost}: what a change pushes again, such as {@code 5 MB}, or
     *       {@code one-class 500 kB, framework 40 MB}.
     *   <li>{@code minEfficiency}: dive's efficiency score; 0.95 by default.
     *   <li>{@code maxWastedBytes}: dive's wasted bytes.
     *   <li>{@code forbiddenFiles}: known secrets, and further patterns such as {@code *.p12, conf/*.pem}. One that
     *       doesn't begin with a slash applies to every directory.
     *   <li>{@code requireNonRoot}: the user isn't root.
     *   <li>{@code requirePinnedBase}: base and builder images are named by digest.
     *   <li>{@code maxGrowth}: growth over {@code baseline}, such as {@code 10 %} (the default) or {@code 2 MB}.
     *   <li>{@code dockerfile}: a committed Dockerfile is what {@code generate} writes.
     *   <li>{@code lint}: the least severity that counts, {@code error}, {@code warning} (the default), {@code info} or
     *       {@code style}.
     * </ul>
     *
     * @since 0.1.0
     */
    @Parameter
    Map<String, String> rules = new LinkedHashMap<>();

    /**
     * A kept {@code report.json} of the goal {@code report}, which {@code maxGrowth} compares with. Without one,
     * nothing is compared.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.baseline")
    @Nullable
    File baseline;

    /**
     * A generated Dockerfile that was committed somewhere else than where {@code generate} writes it, for the rule
     * {@code dockerfile}. One next to the sources, or in an {@code outputDirectory} outside of the build directory, is
     * found without it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.committedDockerfile")
    @Nullable
    File committedDockerfile;

    /**
     * BuildKit's checks and hadolint's rules to ignore, such as {@code DL3008}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.lintIgnore")
    List<String> lintIgnore = new ArrayList<>();

    /**
     * Registries that Dockerfiles may use images from, such as {@code docker.io} or {@code *.example.com}, like
     * hadolint's {@code trustedRegistries}. An image from another registry violates DL3026. By default all registries
     * are allowed.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.lintRegistries")
    List<String> lintRegistries = new ArrayList<>();

    /** Called by Maven. */
    @Inject
    public CheckMojo(ProjectDependenciesResolver resolver, SettingsDecrypter decrypter) {
        super(resolver, decrypter);
    }

    @Override
    void run() throws IOException, MojoExecutionException, MojoFailureException {
        Rules all = new Rules(new NamedProperties(project, session).over("rules", rules));
        Set<String> registries = registries();
        ReportRequest request = ReportRequest.of(this);
        CheckedImage checked = new CheckedImage(
                request,
                Optional.ofNullable(baseline).map(File::toPath),
                Optional.ofNullable(committedDockerfile).map(File::toPath),
                getLog()::warn);
        Optional<CheckInput.Image> image = new ModulePlanner(
                        request.image(), new RuntimeClassPath(resolver), getLog()::warn)
                .plan()
                .match(
                        this::nothing,
                        packaged -> Optional.of(checked.of(packaged)),
                        compiled -> Optional.of(checked.of(compiled.plan())));
        report(all.judge(new CheckInput(image, dockerfiles(request.image()), lintIgnore, registries)));
    }

    /** Refuses a blank one, such as a property without a value makes: it would match no registry. */
    private Set<String> registries() {
        Set<String> registries = new LinkedHashSet<>();
        for (String registry : lintRegistries) {
            if (registry == null || !registry.strip().matches("\\*?[A-Za-z0-9.:-]+\\*?")) {
                throw new InvalidInputException(
                        "'lintRegistries' has " + quote(String.valueOf(registry)) + ", which is not a registry",
                        "name one such as 'docker.io', or '*.example.com' for several");
            }
            registries.add(registry.strip());
        }
        return registries;
    }

    private Optional<CheckInput.Image> nothing(ModulePlan.Nothing nothing) {
        say(nothing.message());
        return Optional.empty();
    }

    private List<CheckInput.LintedFile> dockerfiles(ImageRequest request) throws IOException {
        MavenModule module = request.module();
        return ModuleDockerfiles.of(
                module.directory(),
                Path.of(project.getBuild().getDirectory()),
                request.context().resolve("Dockerfile"),
                module::shown);
    }

    private void report(Result result) throws MojoFailureException {
        result.warnings().forEach(broken -> getLog().warn(broken.toString()));
        result.unknown().forEach(rule -> getLog().warn("Not checked: " + rule));
        if (!result.kept().isEmpty()) {
            say("Passed: " + String.join(", ", result.kept()));
        }
        if (!result.failures().isEmpty()) {
            String first = result.failures().get(0).rule();
            throw new MojoFailureException("Rules violated by " + quote(project.getArtifactId()) + ":\n  "
                    + result.failures().stream().map(Broken::toString).collect(Collectors.joining("\n  "))
                    + "\nFix this, or set another limit or level in <rules>, such as <" + first + ">warn</" + first
                    + ">");
        }
    }
}
