package io.github.dockeroptimize.mojo;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.check.Baseline;
import io.github.dockeroptimize.check.Subject;
import io.github.dockeroptimize.check.Subject.CommittedFile;
import io.github.dockeroptimize.dockerfile.BuildContext;
import io.github.dockeroptimize.dockerfile.Dialect;
import io.github.dockeroptimize.dockerfile.SourceFiles;
import io.github.dockeroptimize.mojo.ImageParameters.Planned;
import io.github.dockeroptimize.plan.SourcePlan;
import io.github.dockeroptimize.report.Builder;
import io.github.dockeroptimize.report.ImageFindings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.maven.plugin.MojoExecutionException;

/** The image of a module as rules look at it: what is planned, what was built, and what was generated and committed. */
final class CheckedImage {

    private final CheckMojo mojo;

    CheckedImage(CheckMojo mojo) {
        this.mojo = mojo;
    }

    /** Empty where the module gets no image. */
    Optional<Subject.Image> of() throws IOException, MojoExecutionException {
        Optional<SourcePlan> sources = mojo.sourcePlan();
        if (sources.isPresent()) {
            return Optional.of(compiled(sources.get()));
        }
        if (mojo.contents.equals("sources")) {
            return Optional.empty();
        }
        Optional<Planned> planned = mojo.plannedUnlessLibrary();
        return planned.isEmpty() ? Optional.empty() : Optional.of(packaged(planned.get()));
    }

    private Subject.Image compiled(SourcePlan plan) throws IOException {
        CommittedFiles committed = new CommittedFiles(mojo::shown);
        Map<Path, String> texts = SourceFiles.texts(plan, mojo.dockerfile);
        List<CommittedFile> files = new ArrayList<>(committed.ours(texts));
        elsewhere(committed, texts.getOrDefault(plan.project().context().resolve(mojo.dockerfile), ""))
                .ifPresent(files::add);
        return new Subject.Image(
                List.of(plan.baseImage(), plan.builder()), plan.config().user(), asBuilt(plan), files);
    }

    private Optional<Subject.Packed> asBuilt(SourcePlan plan) {
        if (!mojo.namesBuiltImage()) {
            return Optional.empty();
        }
        Supplier<BuiltImages.Built> image =
                Once.of(() -> mojo.findBuilt(PlannedImage.of(plan)).image().orElseThrow());
        return Optional.of(new Subject.Packed(
                List.of(),
                Once.of(() -> mojo.measure(plan, image.get())),
                () -> Optional.of(built(image.get())),
                baseline()));
    }

    private Subject.Image packaged(Planned plan) throws IOException {
        return new Subject.Image(
                List.of(plan.plan().baseImage()),
                plan.plan().config().user(),
                Optional.of(new Subject.Packed(
                        plan.plan().layers(),
                        Once.of(() -> mojo.measure(plan, comparable(plan))),
                        Once.of(() -> built(plan)),
                        baseline())),
                committed(plan));
    }

    private Optional<Path> baseline() {
        return Optional.ofNullable(mojo.baseline).map(File::toPath);
    }

    /** What grows is compared with layers that were framed in the same way. */
    private Builder comparable(Planned planned) throws IOException {
        File baseline = mojo.baseline;
        return baseline != null && baseline.isFile()
                ? Baseline.read(baseline.toPath()).builder()
                : mojo.builder(planned);
    }

    private List<CommittedFile> committed(Planned plan) throws IOException {
        Map<String, String> texts = BuildContext.texts(plan.plan(), Choice.of("dialect", mojo.dialect, Dialect.class));
        Path context = mojo.outputDirectory.toPath().resolve("context");
        Map<Path, String> planned = new LinkedHashMap<>();
        if (!context.startsWith(Path.of(mojo.project.getBuild().getDirectory()))) {
            texts.forEach((name, text) -> planned.put(context.resolve(name), text));
        }
        CommittedFiles files = new CommittedFiles(mojo::shown);
        List<CommittedFile> found = new ArrayList<>(files.ours(planned));
        elsewhere(files, texts.getOrDefault("Dockerfile", "")).ifPresent(found::add);
        return found;
    }

    private Optional<CommittedFile> elsewhere(CommittedFiles files, String planned) throws IOException {
        File file = mojo.committedDockerfile;
        if (file == null) {
            return Optional.empty();
        }
        if (!Files.isRegularFile(file.toPath())) {
            throw new InvalidInputException("'committedDockerfile' is " + quote(file)
                    + ", which is no file; run docker-optimize:generate, and copy its Dockerfile there");
        }
        return Optional.of(files.committed(file.toPath(), planned));
    }

    private Optional<Subject.Built> built(Planned planned) throws IOException {
        BuiltImages.Found found = mojo.findBuilt(PlannedImage.of(planned));
        found.note().ifPresent(mojo.getLog()::warn);
        return found.image().map(CheckedImage::built);
    }

    private static Subject.Built built(BuiltImages.Built image) {
        List<ImageFindings.BuiltLayer> layers = image.findings().layers();
        return new Subject.Built(
                image.findings(),
                path -> image.analyzed().files().matching(path).stream()
                        .map(file -> new Subject.BuiltFile(
                                file.path(), layers.get(file.layer()).name()))
                        .toList());
    }
}
