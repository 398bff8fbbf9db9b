package io.github.dockeroptimize.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The portable dialect means the same to buildah, which reads Dockerfiles with a parser of its own. */
@RequiresEngine
@RequiresBuildah
class BuildahIT {

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "boot-web, 2.7.18, 4",
        "boot-web, 4.1.2, 4",
        "boot-war, 3.5.16, 3",
        "plain/app, -, 4",
        "uber, -, 1",
        "war, -, 2"
    })
    void everyShapeHasTheSameLayersOnAColdBuilder(String name, String bootVersion, int count) {
        Path context = Apps.built(name, bootVersion).context();

        List<String> first = Buildah.layers(context);

        assertThat(first).hasSizeGreaterThanOrEqualTo(count + 1);
        assertThat(Buildah.layers(context)).isEqualTo(first);
    }

    /** With the user and the root file system that hardened clusters give to a container. */
    @Test
    void valuesArriveUnchangedAndAnyUserCanRunIt() {
        Path context = Apps.boot("3.5.16")
                .generate(
                        "values-of-buildah",
                        "-Ddocker-optimize.environment.NASTY=" + ValuesIT.NASTY,
                        "-Ddocker-optimize.labels.nasty=" + ValuesIT.NASTY,
                        "-Ddocker-optimize.arguments=" + ValuesIT.NASTY + ",--second");
        try (Buildah buildah = Buildah.build(context)) {
            String image = buildah.load(Apps.fresh("from-buildah"), "from-buildah");

            assertThat(Engine.inspect(image, "{{index .Config.Labels \"nasty\"}}"))
                    .isEqualTo(ValuesIT.NASTY);
            assertThat(Engine.inspect(image, "{{.Config.User}} {{.Config.WorkingDir}}"))
                    .isEqualTo("65532:65532 /app");
            String[] hardened = {"-e", "LANG=C.UTF-8", "--user", "1000680000:0", "--read-only", "--tmpfs", "/tmp"};
            try (Container container = Container.start(image, hardened)) {
                assertThat(container.get("/environment?name=NASTY")).isEqualTo(ValuesIT.NASTY);
                assertThat(container.get("/arguments")).isEqualTo(ValuesIT.NASTY + "\n--second");
            }
        }
    }

    @Test
    void anUnknownBaseKeepsTheOwnerOfItsFolders() throws IOException {
        Path folder = Apps.fresh("base-of-buildah");
        Files.writeString(folder.resolve("Dockerfile"), """
                FROM eclipse-temurin:17-jre
                RUN mkdir -p /deployments && chown 185:0 /deployments && chmod 775 /deployments
                USER 185
                """);
        try (Buildah base = Buildah.build(folder)) {
            Path context = Apps.boot("3.5.16")
                    .generate(
                            "owned-of-buildah",
                            "-Ddocker-optimize.baseImage=localhost/" + base.image(),
                            "-Ddocker-optimize.contents=archive",
                            "-Ddocker-optimize.workingDirectory=/deployments");
            try (Buildah buildah = Buildah.build(context)) {
                String image = buildah.load(Apps.fresh("owned-from-buildah"), "owned-from-buildah");

                assertThat(Engine.run(image, "stat", "-c", "%a %u:%g", "/deployments"))
                        .isEqualTo("775 185:0\n");
                assertThat(Buildah.layers(context)).isEqualTo(buildah.layers());
            }
        }
    }
}
