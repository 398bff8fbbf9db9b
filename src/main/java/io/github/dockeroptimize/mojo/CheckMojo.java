package io.github.dockeroptimize.mojo;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.check.Baseline;
import io.github.dockeroptimize.check.Result;
import io.github.dockeroptimize.check.Rules;
import io.github.dockeroptimize.check.Subject;
import io.github.dockeroptimize.check.Subject.CommittedFile;
import io.github.dockeroptimize.dockerfile.BuildContext;
import io.github.dockeroptimize.dockerfile.Dialect;
import io.github.dockeroptimize.dockerfile.SourceFiles;
import io.github.dockeroptimize.plan.SourcePlan;
import io.github.dockeroptimize.report.Builder;
import io.github.dockeroptimize.report.ImageFindings;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
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
 * and hadolint. The image need not be built for it; where it is, it is looked into as well.
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
                    plannedImage(),
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

    private Optional<Subject.Image> plannedImage() throws IOException, MojoExecutionException {
        CommittedFiles committed = new CommittedFiles(this::shown);
        Optional<SourcePlan> sources = sourcePlan();
        if (sources.isPresent()) {
            SourcePlan plan = sources.get();
            Map<Path, String> texts = SourceFiles.texts(plan, dockerfile);
            List<CommittedFile> files = new ArrayList<>(committed.ours(texts));
            elsewhere(committed, texts.getOrDefault(plan.project().context().resolve(dockerfile), ""))
                    .ifPresent(files::add);
            return Optional.of(new Subject.Image(
                    List.of(plan.baseImage(), plan.builder()), plan.config().user(), Optional.empty(), files));
        }
        if (contents.equals("sources")) {
            return Optional.empty();
        }
        Optional<Planned> planned = plannedUnlessLibrary();
        if (planned.isEmpty()) {
            return Optional.empty();
        }
        Planned plan = planned.get();
        return Optional.of(new Subject.Image(
                List.of(plan.plan().baseImage()),
                plan.plan().config().user(),
                Optional.of(new Subject.Packed(
                        plan.plan().layers(),
                        once(() -> measure(plan, comparable(plan))),
                        once(() -> built(plan)),
                        Optional.ofNullable(baseline).map(File::toPath))),
                committed(plan, committed)));
    }

    /** What grows is compared with layers that were framed in the same way. */
    private Builder comparable(Planned planned) throws IOException {
        return baseline != null && baseline.isFile()
                ? Baseline.read(baseline.toPath()).builder()
                : builder(planned);
    }

    private List<CommittedFile> committed(Planned plan, CommittedFiles files) throws IOException {
        Map<String, String> texts = BuildContext.texts(plan.plan(), Choice.of("dialect", dialect, Dialect.class));
        Path context = outputDirectory.toPath().resolve("context");
        Map<Path, String> planned = new LinkedHashMap<>();
        if (!context.startsWith(Path.of(project.getBuild().getDirectory()))) {
            texts.forEach((name, text) -> planned.put(context.resolve(name), text));
        }
        List<CommittedFile> found = new ArrayList<>(files.ours(planned));
        elsewhere(files, texts.getOrDefault("Dockerfile", "")).ifPresent(found::add);
        return found;
    }

    private Optional<CommittedFile> elsewhere(CommittedFiles files, String planned) throws IOException {
        if (committedDockerfile == null) {
            return Optional.empty();
        }
        if (!Files.isRegularFile(committedDockerfile.toPath())) {
            throw new InvalidInputException("'committedDockerfile' is " + quote(committedDockerfile)
                    + ", which is no file; run docker-optimize:generate, and copy its Dockerfile there");
        }
        return Optional.of(files.committed(committedDockerfile.toPath(), planned));
    }

    private Optional<Subject.Built> built(Planned planned) throws IOException {
        BuiltImages.Found found = findBuilt(planned);
        found.note().ifPresent(getLog()::warn);
        return found.image().map(image -> {
            List<ImageFindings.BuiltLayer> layers = image.findings().layers();
            return new Subject.Built(
                    image.findings(),
                    path -> image.files().matching(path).stream()
                            .map(file -> new Subject.BuiltFile(
                                    file.path(), layers.get(file.layer()).name()))
                            .toList());
        });
    }

    /** Reads or measures something. */
    @FunctionalInterface
    private interface Measurement<T> {
        T take() throws IOException;
    }

    /** Measuring compresses every layer, and looking into an image reads it all: when a rule first asks, and once. */
    private static <T> Supplier<T> once(Measurement<T> measurement) {
        List<T> taken = new ArrayList<>();
        return () -> {
            if (taken.isEmpty()) {
                try {
                    taken.add(measurement.take());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return taken.get(0);
        };
    }

    private String shown(Path file) {
        return PathDisplay.relative(session, file);
    }
}
