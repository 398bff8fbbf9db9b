package io.github.dockeroptimize.plan;

import io.github.dockeroptimize.image.ImageName;
import io.github.dockeroptimize.image.Platform;
import io.github.dockeroptimize.layering.DependencySplit;
import io.github.dockeroptimize.plan.Options.ContentsChoice;
import io.github.dockeroptimize.plan.Options.Layout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The options of a user who has set nothing, and one or the other that is set. */
final class TestOptions {

    private Options options = Options.defaults(ImageName.parse("app:1.0"));

    static Options defaults() {
        return new TestOptions().build();
    }

    static TestOptions with() {
        return new TestOptions();
    }

    TestOptions baseImage(String reference) {
        options = options.withBaseImage(Optional.of(BaseImage.parse(reference)));
        return this;
    }

    TestOptions contents(ContentsChoice choice) {
        options = options.withContents(choice);
        return this;
    }

    TestOptions thin() {
        options = options.withLayout(Layout.THIN);
        return this;
    }

    TestOptions user(String text) {
        options = options.withConfig(options.config().withUser(User.parse(text)));
        return this;
    }

    TestOptions workingDirectory(String path) {
        options = options.withConfig(
                options.config().withWorkingDirectory(Optional.of(ImagePath.parse("workingDirectory", path))));
        return this;
    }

    TestOptions ports(String... texts) {
        options = options.withConfig(
                options.config().withPorts(Stream.of(texts).map(Port::parse).toList()));
        return this;
    }

    TestOptions environment(String name, String value) {
        options = options.withConfig(
                options.config().withEnvironment(with(options.config().environment(), name, value)));
        return this;
    }

    TestOptions label(String name, String value) {
        options = options.withConfig(
                options.config().withLabels(with(options.config().labels(), name, value)));
        return this;
    }

    TestOptions jvmFlags(String... flags) {
        options = options.withJvmFlags(List.of(flags));
        return this;
    }

    TestOptions entrypoint(String... words) {
        options = options.withConfig(options.config().withEntrypoint(List.of(words)));
        return this;
    }

    TestOptions arguments(String... words) {
        options = options.withConfig(options.config().withArguments(List.of(words)));
        return this;
    }

    TestOptions crossPlatform() {
        options = options.withPlatforms(List.of(Platform.USUAL));
        return this;
    }

    TestOptions dependencies(DependencySplit split) {
        options = options.withDependencies(split);
        return this;
    }

    Options build() {
        return options;
    }

    private static Map<String, String> with(Map<String, String> pairs, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(pairs);
        more.put(name, value);
        return more;
    }
}
