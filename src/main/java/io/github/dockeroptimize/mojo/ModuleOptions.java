package io.github.dockeroptimize.mojo;

import io.github.dockeroptimize.layering.BumpWeights;
import io.github.dockeroptimize.layering.DependencySplit;
import io.github.dockeroptimize.layering.LayerBudget;
import io.github.dockeroptimize.plan.BaseImage;
import io.github.dockeroptimize.plan.ImageName;
import io.github.dockeroptimize.plan.ImagePath;
import io.github.dockeroptimize.plan.Options;
import io.github.dockeroptimize.plan.Options.ContentsChoice;
import io.github.dockeroptimize.plan.Options.Layout;
import io.github.dockeroptimize.plan.Port;
import io.github.dockeroptimize.plan.User;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** Turns Maven's parameters into checked options. */
final class ModuleOptions {

    private final ImageParameters parameters;
    private final NamedProperties named;

    ModuleOptions(ImageParameters parameters) {
        this.parameters = parameters;
        this.named = new NamedProperties(parameters.project, parameters.session);
    }

    /**
     * The options.
     *
     * @throws InvalidInputException if a value is none that the parameter can have
     */
    Options read() {
        Map<String, String> labels = new LinkedHashMap<>(PomLabels.of(parameters.project));
        labels.putAll(named.over("labels", parameters.labels));
        labels.values().removeIf(String::isEmpty);
        return new Options(
                imageName().value(),
                given(parameters.baseImage).map(BaseImage::parse),
                Choice.of("contents", parameters.contents, ContentsChoice.class),
                Choice.of("layout", parameters.layout, Layout.class),
                User.parse(parameters.user),
                given(parameters.workingDirectory).map(path -> ImagePath.parse("workingDirectory", path)),
                present(parameters.ports).stream().map(Port::parse).toList(),
                named.over("environment", parameters.environment),
                labels,
                present(parameters.jvmFlags),
                present(parameters.entrypoint),
                present(parameters.arguments),
                !present(parameters.platforms).isEmpty(),
                present(parameters.volumes).stream()
                        .map(path -> ImagePath.parse("volumes", path.strip()))
                        .toList(),
                present(parameters.healthCheck),
                dependencies(),
                given(parameters.builderImage).map(image -> BaseImage.parse("builderImage", image)));
    }

    /** A lock decides for all modules; without one, the number of layers. */
    private DependencySplit dependencies() {
        LayerBudget budget = LayerBudget.parse(parameters.dependencyLayers);
        BumpWeights weights = BumpWeights.parse(named.over("bumpWeights", parameters.bumpWeights));
        return new ModuleLock(parameters)
                .read()
                .<DependencySplit>map(DependencySplit.Locked::new)
                .orElseGet(() -> new DependencySplit.ByCost(budget, weights));
    }

    private ImageName imageName() {
        MavenProject project = parameters.project;
        boolean isDefault = parameters.image.equals(project.getArtifactId() + ":" + project.getVersion());
        return isDefault
                ? ImageName.ofModule(project.getArtifactId(), project.getVersion())
                : ImageName.parse(parameters.image);
    }

    private static Optional<String> given(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** Maven makes an empty element {@code <arg></arg>} a null in a list. */
    private static List<String> present(List<@Nullable String> values) {
        return values.stream()
                .map(value -> Objects.requireNonNullElse(value, ""))
                .toList();
    }
}
