package io.github.dockeroptimize.dockerfile;

import io.github.dockeroptimize.layering.DependencySplit;
import io.github.dockeroptimize.plan.BaseImage;
import io.github.dockeroptimize.plan.ImagePath;
import io.github.dockeroptimize.plan.Options;
import io.github.dockeroptimize.plan.Options.ContentsChoice;
import io.github.dockeroptimize.plan.Options.Layout;
import io.github.dockeroptimize.plan.Port;
import io.github.dockeroptimize.plan.User;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The options that a build without any configuration has, and changes to them. */
public final class SampleOptions {

    private final Map<String, String> environment = new LinkedHashMap<>();
    private final Map<String, String> labels = new LinkedHashMap<>();
    private Optional<BaseImage> baseImage = Optional.empty();
    private final Optional<BaseImage> builderImage = Optional.empty();
    private Optional<ImagePath> workingDirectory = Optional.empty();
    private ContentsChoice contents = ContentsChoice.AUTO;
    private List<Port> ports = List.of();
    private List<String> jvmFlags = List.of();
    private List<String> entrypoint = List.of();
    private List<String> arguments = List.of();
    private String user = "65532:65532";

    public static SampleOptions options() {
        return new SampleOptions();
    }

    public SampleOptions contents(ContentsChoice choice) {
        contents = choice;
        return this;
    }

    public SampleOptions user(String value) {
        user = value;
        return this;
    }

    SampleOptions baseImage(String reference) {
        baseImage = Optional.of(BaseImage.parse(reference));
        return this;
    }

    SampleOptions workingDirectory(String folder) {
        workingDirectory = Optional.of(ImagePath.parse("workingDirectory", folder));
        return this;
    }

    SampleOptions environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    SampleOptions label(String name, String value) {
        labels.put(name, value);
        return this;
    }

    SampleOptions ports(String... values) {
        ports = List.of(values).stream().map(Port::parse).toList();
        return this;
    }

    SampleOptions jvmFlags(String... flags) {
        jvmFlags = List.of(flags);
        return this;
    }

    SampleOptions entrypoint(String... words) {
        entrypoint = List.of(words);
        return this;
    }

    SampleOptions arguments(String... words) {
        arguments = List.of(words);
        return this;
    }

    public Options build() {
        return new Options(
                "shop:1.0",
                baseImage,
                contents,
                Layout.LAUNCHER,
                User.parse(user),
                workingDirectory,
                ports,
                environment,
                labels,
                jvmFlags,
                entrypoint,
                arguments,
                false,
                List.of(),
                List.of(),
                DependencySplit.NONE,
                builderImage);
    }
}
