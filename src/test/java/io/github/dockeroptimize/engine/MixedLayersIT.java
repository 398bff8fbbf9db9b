package io.github.dockeroptimize.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockeroptimize.dockerfile.BuildContext;
import io.github.dockeroptimize.dockerfile.Dialect;
import io.github.dockeroptimize.dockerfile.SampleOptions;
import io.github.dockeroptimize.inspect.java.BuildOutput;
import io.github.dockeroptimize.inspect.java.Inspection;
import io.github.dockeroptimize.plan.BaseImage;
import io.github.dockeroptimize.plan.Entry;
import io.github.dockeroptimize.plan.ImagePath;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Layer;
import io.github.dockeroptimize.plan.LayerName;
import io.github.dockeroptimize.plan.Options.ContentsChoice;
import io.github.dockeroptimize.plan.Owner;
import io.github.dockeroptimize.plan.Planner;
import io.github.dockeroptimize.plan.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Layers that lie elsewhere than the application, on a base that has their directories already. */
@RequiresEngine
class MixedLayersIT {

    @ParameterizedTest
    @EnumSource(names = {"ARCHIVE", "LAYERS"})
    void areInTheImageAndLeaveTheDirectoriesOfTheBaseAsTheyAre(ContentsChoice contents) throws IOException {
        ImagePlan application = Planner.plan(
                Inspection.inspect(output()),
                SampleOptions.options().contents(contents).build().withBaseImage(Optional.of(base())));
        ImagePlan plan = application.withLayers(
                application.origin(),
                Stream.concat(
                                application.layers().stream(),
                                Stream.of(file("agent", "/opt/agent"), file("settings", "/etc/settings")))
                        .toList());
        Path folder = Apps.fresh("mixed-layers");
        BuildContext.write(plan, Dialect.PORTABLE, folder);

        String image = Engine.build(folder.resolve("context"), "mixed-layers");

        assertThat(Engine.run(image, "cat", "/opt/agent/file", "/etc/settings/file"))
                .isEqualTo("agent\nsettings\n");
        assertThat(Engine.run(image, "stat", "-c", "%a %u:%g", "/app", "/opt/agent", "/etc/settings", "/etc"))
                .isEqualTo("775 185:0\n775 185:0\n755 0:0\n755 0:0\n");
        try (Container container = Container.start(image)) {
            assertThat(container.get("/")).isEqualTo("hello");
        }
    }

    private static BuildOutput output() {
        Path module = Apps.boot("3.5.16").module();
        Path archive = module.resolve("target/boot-web-1.0.jar");
        return new BuildOutput("jar", module, List.of(archive), List.of(), List.of(), List.of(), Optional.empty());
    }

    private static BaseImage base() throws IOException {
        Path context = Apps.fresh("mixed-layers-base");
        String owned = "mkdir -p /app /opt/agent && chown 185:0 /app /opt/agent && chmod 775 /app /opt/agent";
        Files.writeString(context.resolve("Dockerfile"), "FROM eclipse-temurin:17-jre\nRUN " + owned + "\n");
        return BaseImage.parse(Engine.build(context, "mixed-layers-base"));
    }

    private static Layer file(String name, String directory) {
        ImagePath path = new ImagePath(directory);
        return Layer.of(
                new LayerName(name),
                path,
                List.of(
                        new Entry(path, 0755, Owner.ROOT, new Source.Folder()),
                        new Entry(path.resolve("file"), 0644, Owner.ROOT, new Source.Text(name + "\n", name))));
    }
}
