package io.github.dockeroptimize.mojo;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.check.Baseline;
import io.github.dockeroptimize.check.CheckInput;
import io.github.dockeroptimize.check.CheckInput.CommittedFile;
import io.github.dockeroptimize.dockerfile.BuildContext;
import io.github.dockeroptimize.dockerfile.SourceFiles;
import io.github.dockeroptimize.mojo.module.ImageRequest;
import io.github.dockeroptimize.mojo.module.MavenModule;
import io.github.dockeroptimize.mojo.module.ModulePlan;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Recipe;
import io.github.dockeroptimize.report.ImageBackend;
import io.github.dockeroptimize.report.ImageFindings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The image of a module as rules check it: planned, built, and its generated and committed files. */
final class CheckedImage {

    private final ImageRequest request;
    private final MavenModule module;
    private final ImageMeasurement measurement;
    private final Optional<Path> baseline;
    private final Optional<Path> committedDockerfile;
    private final Consumer<String> warnings;

    CheckedImage(
            ReportRequest request,
            Optional<Path> baseline,
            Optional<Path> committedDockerfile,
            Consumer<String> warnings) {
        this.request = request.image();
        this.module = this.request.module();
        this.measurement = new ImageMeasurement(request);
        this.baseline = baseline;
        this.committedDockerfile = committedDockerfile;
        this.warnings = warnings;
    }

    CheckInput.Image of(ImagePlan plan) throws IOException {
        CommittedFiles committed = new CommittedFiles(module::shown);
        Map<Path, String> texts = SourceFiles.texts(plan, request.dockerfile());
        Recipe.Compiled compiled = plan.compiled().orElseThrow();
        List<CommittedFile> files = new ArrayList<>(committed.ours(texts));
        elsewhere(committed, texts.getOrDefault(compiled.project().context().resolve(request.dockerfile()), ""))
                .ifPresent(files::add);
        return new CheckInput.Image(
                List.of(plan.baseImage(), compiled.builder()), plan.config().user(), asBuilt(plan), files);
    }

    private Optional<CheckInput.Packed> asBuilt(ImagePlan plan) {
        if (!measurement.namesBuiltImage()) {
            return Optional.empty();
        }
        Supplier<BuiltImages.Built> image = Memoized.of(
                () -> measurement.findBuilt(PlannedImage.of(plan)).image().orElseThrow());
        return Optional.of(new CheckInput.Packed(
                List.of(),
                Memoized.of(() -> measurement.measure(plan, image.get())),
                () -> Optional.of(built(image.get())),
                baseline));
    }

    CheckInput.Image of(ModulePlan.Packaged plan) throws IOException {
        return new CheckInput.Image(
                List.of(plan.plan().baseImage()),
                plan.plan().config().user(),
                Optional.of(new CheckInput.Packed(
                        plan.plan().layers(),
                        Memoized.of(() -> measurement.measure(plan, comparable(plan))),
                        Memoized.of(() -> built(plan)),
                        baseline)),
                committed(plan.plan()));
    }

    /** Growth is measured between layers in the same builder's tar format. */
    private ImageBackend comparable(ModulePlan.Packaged planned) throws IOException {
        return baseline.filter(Files::isRegularFile).isPresent()
                ? Baseline.read(baseline.get()).builder()
                : measurement.builder(planned);
    }

    private List<CommittedFile> committed(ImagePlan plan) throws IOException {
        Map<String, String> texts = BuildContext.texts(plan, request.dialect());
        Map<Path, String> planned = new LinkedHashMap<>();
        if (!request.context().startsWith(Path.of(module.project().getBuild().getDirectory()))) {
            texts.forEach((name, text) -> planned.put(request.context().resolve(name), text));
        }
        CommittedFiles files = new CommittedFiles(module::shown);
        List<CommittedFile> found = new ArrayList<>(files.ours(planned));
        elsewhere(files, texts.getOrDefault("Dockerfile", "")).ifPresent(found::add);
        return found;
    }

    private Optional<CommittedFile> elsewhere(CommittedFiles files, String planned) throws IOException {
        if (committedDockerfile.isEmpty()) {
            return Optional.empty();
        }
        Path file = committedDockerfile.get();
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException(
                    "'committedDockerfile' is " + quote(file) + ", which is not a file",
                    "run docker-optimize:generate and copy its Dockerfile there");
        }
        return Optional.of(files.committed(file, planned));
    }

    private Optional<CheckInput.Built> built(ModulePlan.Packaged planned) throws IOException {
        BuiltImages.Found found = measurement.findBuilt(PlannedImage.of(planned));
        found.note().ifPresent(warnings);
        return found.image().map(CheckedImage::built);
    }

    private static CheckInput.Built built(BuiltImages.Built image) {
        List<ImageFindings.BuiltLayer> layers = image.findings().layers();
        return new CheckInput.Built(
                image.findings(),
                path -> image.analyzed().files().matching(path).stream()
                        .map(file -> new CheckInput.BuiltFile(
                                file.path(), layers.get(file.layer()).name()))
                        .toList());
    }
}
