package io.github.dockeroptimize.dockerfile;

import io.github.dockeroptimize.ArchiveBuilder;
import io.github.dockeroptimize.TestBuild;
import io.github.dockeroptimize.layering.DependencySplit;
import io.github.dockeroptimize.plan.BaseImage;
import io.github.dockeroptimize.plan.ImagePath;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Options;
import io.github.dockeroptimize.plan.Options.ContentsChoice;
import io.github.dockeroptimize.plan.Options.Layout;
import io.github.dockeroptimize.plan.Planner;
import io.github.dockeroptimize.plan.User;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plans of small applications, one for each shape. */
final class Samples {

    private Samples() {}

    /** What a user sets, beside the defaults. */
    record Choices(
            Optional<String> baseImage,
            ContentsChoice contents,
            Optional<String> folder,
            Map<String, String> environment,
            Map<String, String> labels,
            List<String> arguments) {

        static Choices none() {
            return new Choices(Optional.empty(), ContentsChoice.AUTO, Optional.empty(), Map.of(), Map.of(), List.of());
        }

        Choices base(String reference) {
            return new Choices(Optional.of(reference), contents, folder, environment, labels, arguments);
        }

        Choices layers() {
            return new Choices(baseImage, ContentsChoice.LAYERS, folder, environment, labels, arguments);
        }

        Choices in(String path) {
            return new Choices(baseImage, contents, Optional.of(path), environment, labels, arguments);
        }

        Choices value(String value) {
            Map<String, String> values = new LinkedHashMap<>(Map.of("VALUE", value));
            return new Choices(baseImage, contents, folder, values, values, List.of(value));
        }

        private Options options() {
            return new Options(
                    "app:1.0",
                    baseImage.map(BaseImage::parse),
                    contents,
                    Layout.LAUNCHER,
                    User.parse("65532:65532"),
                    folder.map(path -> ImagePath.parse("workingDirectory", path)),
                    List.of(),
                    environment,
                    labels,
                    List.of(),
                    List.of(),
                    arguments,
                    false,
                    List.of(),
                    List.of(),
                    DependencySplit.NONE,
                    Optional.empty());
        }
    }

    static ArchiveBuilder boot(String version, String launcher, String jarmode) {
        return ArchiveBuilder.bootJar(version)
                .launcher(launcher)
                .libraries("BOOT-INF/lib/", "a-1.0.jar", "tomcat-embed-core-10.jar", jarmode + "-" + version + ".jar")
                .manifest("Spring-Boot-Layers-Index", "BOOT-INF/layers.idx")
                .entry("BOOT-INF/layers.idx", """
                        - "dependencies":
                          - "BOOT-INF/lib/"
                        - "spring-boot-loader":
                          - "org/"
                        - "snapshot-dependencies":
                        - "application":
                          - "BOOT-INF/classes/"
                          - "BOOT-INF/layers.idx"
                          - "META-INF/"
                        """);
    }

    static ImagePlan plan(TestBuild build, Choices choices) {
        return Planner.plan(build.inspect(), choices.options());
    }
}
