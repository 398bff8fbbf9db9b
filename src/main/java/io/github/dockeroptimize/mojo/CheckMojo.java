package io.github.dockeroptimize.mojo;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.check.Result;
import io.github.dockeroptimize.check.Rules;
import io.github.dockeroptimize.check.Subject;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * Fails the build where the image, or a Dockerfile of the module, breaks a rule: sizes, what changes cost, files that must not
 * be in it, root, base images without a digest, growth, a committed Dockerfile that is out of date, and the checks of BuildKit
 * and hadolint. The image need not be built for it; where it is, it is looked into as well. Of what is compiled in the container
 * sizes are known only where {@code builtImage} names its image.
 *
 * @since 0.1.0
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckMojo extends ReportParameters {

    /**
     * What each rule asks for: {@code off}, {@code warn}, {@code fail}, a limit, or a level with a limit such as
     * {@code warn 200 MB}. Sizes are compressed, as registries store them. The rules: {@code maxImageSize},
     * {@code maxApplicationLayerSize}, {@code maxChangeCost} (such as {@code 5 MB}, or
     * {@code one-class 500 kB, framework 40 MB}), {@code minEfficiency} (0.95), {@code maxWastedBytes}, {@code forbiddenFiles}
     * (patterns beside those of known secrets, such as {@code *.p12, conf/*.{jks,pem}}; one that doesn't begin with a slash is
     * for every folder), {@code requireNonRoot}, {@code requirePinnedBase}, {@code maxGrowth} (10 % or bytes, over
     * {@code baseline}), {@code dockerfile}, {@code lint} (the least severity that counts: {@code error}, {@code warning},
     * {@code info} or {@code style}; {@code warning} where none is named). On the command line,
     * {@code -Ddocker-optimize.rules.NAME=value} sets one of them.
     *
     * @since 0.1.0
     */
    @Parameter
    Map<String, String> rules = new LinkedHashMap<>();

    /**
     * A {@code report.json} of the goal {@code report} that was kept, which {@code maxGrowth} compares with.
     * Without one, nothing is compared.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.baseline")
    @Nullable
    File baseline;

    /**
     * A Dockerfile that was generated and then committed somewhere else than where {@code generate} writes it, for the rule
     * {@code dockerfile}. One beside the sources, or in an {@code outputDirectory} outside of the build's, is found by itself.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.committedDockerfile")
    @Nullable
    File committedDockerfile;

    /**
     * Which builders have to understand the Dockerfile, as the goal {@code generate} has it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.dialect", defaultValue = "portable")
    String dialect;

    /**
     * Name of the Dockerfile that compiles in the container, as the goal {@code generate} has it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.dockerfile", defaultValue = "Dockerfile")
    String dockerfile;

    /**
     * Checks of BuildKit and rules of hadolint that are not to count, such as {@code DL3008}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "docker-optimize.lintIgnore")
    List<String> lintIgnore = new ArrayList<>();

    /** Maven makes the goal. */
    @Inject
    public CheckMojo(ProjectDependenciesResolver resolver, SettingsDecrypter decrypter) {
        super(resolver, decrypter);
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Skipped: docker-optimize.skip is set");
            return;
        }
        try {
            Rules all = new Rules(new NamedProperties(project, session).over("rules", rules));
            tell(all.judge(new Subject(
                    new CheckedImage(this).of(),
                    ModuleDockerfiles.of(
                            project.getBasedir().toPath(),
                            Path.of(project.getBuild().getDirectory()),
                            outputDirectory.toPath().resolve("context").resolve("Dockerfile"),
                            this::shown),
                    lintIgnore)));
        } catch (InvalidInputException e) {
            throw new MojoFailureException(e.getMessage(), e);
        } catch (IOException e) {
            throw Unwritable.explain(outputDirectory, e);
        } catch (UncheckedIOException e) {
            throw Unwritable.explain(outputDirectory, e);
        }
    }

    private void tell(Result result) throws MojoFailureException {
        result.warnings().forEach(getLog()::warn);
        result.unknown().forEach(rule -> getLog().warn("Not checked, " + rule));
        if (!result.kept().isEmpty()) {
            getLog().info("Kept: " + String.join(", ", result.kept()));
        }
        if (!result.failures().isEmpty()) {
            String first = result.failures().get(0).replaceFirst("(?s):.*", "");
            throw new MojoFailureException("Broken, of the rules for " + quote(project.getArtifactId()) + ":\n  "
                    + String.join("\n  ", result.failures())
                    + "\nMend that, or set another limit or level in <rules>, such as <" + first + ">warn</" + first
                    + ">");
        }
    }

    String shown(Path file) {
        return PathDisplay.relative(session, file);
    }
}
