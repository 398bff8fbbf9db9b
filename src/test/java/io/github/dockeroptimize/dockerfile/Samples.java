package io.github.dockeroptimize.dockerfile;

import io.github.dockeroptimize.ArchiveBuilder;
import io.github.dockeroptimize.TestBuild;
import io.github.dockeroptimize.image.HealthCheck;
import io.github.dockeroptimize.image.ImageName;
import io.github.dockeroptimize.layering.BumpWeights;
import io.github.dockeroptimize.layering.DependencySplit;
import io.github.dockeroptimize.layering.LayerBudget;
import io.github.dockeroptimize.plan.BaseImage;
import io.github.dockeroptimize.plan.ImagePath;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Options;
import io.github.dockeroptimize.plan.Options.ContentsChoice;
import io.github.dockeroptimize.plan.Planner;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plans of small applications, one for each shape. */
final class Samples {

    private Samples() {}

    /** What a user sets, beside the defaults. */
    record Choices(Options options) {

        static Choices none() {
            return new Choices(Options.defaults(ImageName.parse("app:1.0")));
        }

        Choices base(String reference) {
            return new Choices(options.withBaseImage(Optional.of(BaseImage.parse(reference))));
        }

        Choices layers() {
            return new Choices(options.withContents(ContentsChoice.LAYERS));
        }

        /** Release dependencies in several layers, which are worth it however small they are. */
        Choices split(int layers) {
            return new Choices(options.withDependencies(
                    new DependencySplit.ByCost(new LayerBudget(layers, 0), BumpWeights.EQUAL)));
        }

        Choices in(String path) {
            return new Choices(options.withConfig(
                    options.config().withWorkingDirectory(Optional.of(ImagePath.parse("workingDirectory", path)))));
        }

        Choices value(String value) {
            Map<String, String> values = Map.of("VALUE", value);
            return new Choices(options.withConfig(options.config()
                    .withEnvironment(values)
                    .withLabels(values)
                    .withAnnotations(values)
                    .withHealthCheck(Optional.of(HealthCheck.of(List.of(value))))
                    .withArguments(List.of(value))));
        }
    }

    static ArchiveBuilder boot(String version, String launcher, String jarmode) {
        return ArchiveBuilder.bootJar(version)
                .launcher(launcher)
                .libraries(
                        "BOOT-INF/lib/",
                        "a-1.0.jar",
                        "tomcat-embed-core-10.jar",
                        "spring-web-6.jar",
                        jarmode + "-" + version + ".jar")
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

    static ArchiveBuilder bootWar(String version) {
        return ArchiveBuilder.bootWar(version)
                .launcher("org.springframework.boot.loader.launch.WarLauncher")
                .entry("index.html", "hello")
                .libraries("WEB-INF/lib/", "a-1.0.jar", "spring-boot-jarmode-tools-" + version + ".jar")
                .libraries("WEB-INF/lib-provided/", "tomcat-embed-core-10.jar", "spring-web-6.jar")
                .layersIndex("WEB-INF/layers.idx", """
                        - "dependencies":
                          - "WEB-INF/lib/"
                          - "WEB-INF/lib-provided/"
                        - "spring-boot-loader":
                          - "org/"
                        - "snapshot-dependencies":
                        - "application":
                          - "META-INF/"
                          - "WEB-INF/"
                          - "index.html"
                        """);
    }

    static ImagePlan plan(TestBuild build, Choices choices) {
        return Planner.plan(build.inspect(), choices.options());
    }
}
