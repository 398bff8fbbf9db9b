package io.github.dockeroptimize.mojo;

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
import java.util.Properties;
import java.util.TreeSet;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** Turns Maven's parameters into checked options. */
final class ModuleOptions {

    private final ImageParameters parameters;

    ModuleOptions(ImageParameters parameters) {
        this.parameters = parameters;
    }

    /**
     * The options.
     *
     * @throws InvalidInputException if a value is none that the parameter can have
     */
    Options read() {
        Map<String, String> labels = new LinkedHashMap<>(PomLabels.of(parameters.project));
        labels.putAll(merged("labels", parameters.labels));
        labels.values().removeIf(String::isEmpty);
        return new Options(
                imageName().value(),
                given(parameters.baseImage).map(BaseImage::parse),
                Choice.of("contents", parameters.contents, ContentsChoice.class),
                Choice.of("layout", parameters.layout, Layout.class),
                User.parse(parameters.user),
                given(parameters.workingDirectory).map(path -> ImagePath.parse("workingDirectory", path)),
                present(parameters.ports).stream().map(Port::parse).toList(),
                merged("environment", parameters.environment),
                labels,
                present(parameters.jvmFlags),
                present(parameters.entrypoint),
                present(parameters.arguments),
                !present(parameters.platforms).isEmpty(),
                present(parameters.volumes).stream()
                        .map(path -> ImagePath.parse("volumes", path.strip()))
                        .toList(),
                present(parameters.healthCheck),
                given(parameters.builderImage).map(image -> BaseImage.parse("builderImage", image)));
    }

    private ImageName imageName() {
        MavenProject project = parameters.project;
        boolean isDefault = parameters.image.equals(project.getArtifactId() + ":" + project.getVersion());
        return isDefault
                ? ImageName.ofModule(project.getArtifactId(), project.getVersion())
                : ImageName.parse(parameters.image);
    }

    /** What the POM says, and over it each {@code -Ddocker-optimize.PARAMETER.NAME=value}, sorted by name. */
    private Map<String, String> merged(String parameter, Map<String, @Nullable String> configured) {
        Map<String, String> merged = new LinkedHashMap<>();
        configured.forEach((name, value) -> merged.put(name, Objects.requireNonNullElse(value, "")));
        String prefix = "docker-optimize." + parameter + ".";
        for (Properties properties :
                List.of(parameters.project.getProperties(), parameters.session.getUserProperties())) {
            for (String name : new TreeSet<>(properties.stringPropertyNames())) {
                if (name.startsWith(prefix) && name.length() > prefix.length()) {
                    merged.put(name.substring(prefix.length()), properties.getProperty(name));
                }
            }
        }
        return merged;
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
