package io.github.dockeroptimize.dockerfile;

import io.github.dockeroptimize.application.GoFlags;
import io.github.dockeroptimize.image.ImageName;
import io.github.dockeroptimize.plan.BaseImage;
import io.github.dockeroptimize.plan.ImagePath;
import io.github.dockeroptimize.plan.Options;
import io.github.dockeroptimize.plan.Options.ContentsChoice;
import io.github.dockeroptimize.plan.Packages;
import io.github.dockeroptimize.plan.Port;
import io.github.dockeroptimize.plan.User;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The options that a build without any configuration has, and changes to them. */
public final class SampleOptions {

    private Options options = Options.defaults(ImageName.parse("shop:1.0"));

    public static SampleOptions options() {
        return new SampleOptions();
    }

    public SampleOptions contents(ContentsChoice choice) {
        options = options.withContents(choice);
        return this;
    }

    public SampleOptions user(String value) {
        options = options.withConfig(options.config().withUser(User.parse(value)));
        return this;
    }

    SampleOptions baseImage(String reference) {
        options = options.withBaseImage(Optional.of(BaseImage.parse(reference)));
        return this;
    }

    SampleOptions workingDirectory(String folder) {
        options = options.withConfig(
                options.config().withWorkingDirectory(Optional.of(ImagePath.parse("workingDirectory", folder))));
        return this;
    }

    SampleOptions environment(String name, String value) {
        options = options.withConfig(
                options.config().withEnvironment(with(options.config().environment(), name, value)));
        return this;
    }

    SampleOptions label(String name, String value) {
        options = options.withConfig(
                options.config().withLabels(with(options.config().labels(), name, value)));
        return this;
    }

    SampleOptions ports(String... values) {
        options = options.withConfig(
                options.config().withPorts(Stream.of(values).map(Port::parse).toList()));
        return this;
    }

    SampleOptions jvmFlags(String... flags) {
        options = options.withJvmFlags(List.of(flags));
        return this;
    }

    SampleOptions entrypoint(String... words) {
        options = options.withConfig(options.config().withEntrypoint(List.of(words)));
        return this;
    }

    SampleOptions arguments(String... words) {
        options = options.withConfig(options.config().withArguments(List.of(words)));
        return this;
    }

    public SampleOptions packages(List<String> system, List<String> builder) {
        options = options.withPackages(new Packages(system, builder));
        return this;
    }

    SampleOptions builderImage(String reference) {
        options = options.withBuilderImage(Optional.of(BaseImage.parse("builderImage", reference)));
        return this;
    }

    SampleOptions goFlags(List<String> flags, List<String> linker) {
        options = options.withGoFlags(GoFlags.parse(flags, linker));
        return this;
    }

    public Options build() {
        return options;
    }

    private static Map<String, String> with(Map<String, String> pairs, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(pairs);
        more.put(name, value);
        return more;
    }
}
