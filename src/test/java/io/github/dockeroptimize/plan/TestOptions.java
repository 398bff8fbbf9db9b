package io.github.dockeroptimize.plan;

import io.github.dockeroptimize.layering.DependencySplit;
import io.github.dockeroptimize.plan.Options.ContentsChoice;
import io.github.dockeroptimize.plan.Options.Layout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The options of a user who has set nothing, and one or the other that is set. */
final class TestOptions {

    private Optional<BaseImage> baseImage = Optional.empty();
    private final Optional<BaseImage> builderImage = Optional.empty();
    private ContentsChoice contents = ContentsChoice.AUTO;
    private Layout layout = Layout.LAUNCHER;
    private User user = User.parse("65532:65532");
    private Optional<ImagePath> workingDirectory = Optional.empty();
    private List<Port> ports = List.of();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final Map<String, String> labels = new LinkedHashMap<>();
    private List<String> jvmFlags = List.of();
    private List<String> entrypoint = List.of();
    private List<String> arguments = List.of();
    private boolean crossPlatform;
    private DependencySplit dependencies = DependencySplit.NONE;

    static Options defaults() {
        return new TestOptions().build();
    }

    static TestOptions with() {
        return new TestOptions();
    }

    TestOptions baseImage(String reference) {
        baseImage = Optional.of(BaseImage.parse(reference));
        return this;
    }

    TestOptions contents(ContentsChoice choice) {
        contents = choice;
        return this;
    }

    TestOptions thin() {
        layout = Layout.THIN;
        return this;
    }

    TestOptions user(String text) {
        user = User.parse(text);
        return this;
    }

    TestOptions workingDirectory(String path) {
        workingDirectory = Optional.of(ImagePath.parse("workingDirectory", path));
        return this;
    }

    TestOptions ports(String... texts) {
        ports = List.of(texts).stream().map(Port::parse).toList();
        return this;
    }

    TestOptions environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    TestOptions label(String name, String value) {
        labels.put(name, value);
        return this;
    }

    TestOptions jvmFlags(String... flags) {
        jvmFlags = List.of(flags);
        return this;
    }

    TestOptions entrypoint(String... words) {
        entrypoint = List.of(words);
        return this;
    }

    TestOptions arguments(String... words) {
        arguments = List.of(words);
        return this;
    }

    TestOptions crossPlatform() {
        crossPlatform = true;
        return this;
    }

    TestOptions dependencies(DependencySplit split) {
        dependencies = split;
        return this;
    }

    Options build() {
        return new Options(
                "app:1.0",
                baseImage,
                contents,
                layout,
                user,
                workingDirectory,
                ports,
                environment,
                labels,
                jvmFlags,
                entrypoint,
                arguments,
                crossPlatform,
                List.of(),
                List.of(),
                dependencies,
                builderImage);
    }
}
