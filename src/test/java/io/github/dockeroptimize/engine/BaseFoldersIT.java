package io.github.dockeroptimize.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Folders that the base has already keep their mode and owner, and the layers are still the same on a cold builder. */
@RequiresEngine
class BaseFoldersIT {

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"archive, /app", "layers, /app", "archive, /deployments", "layers, /deployments"})
    void anUnknownBaseKeepsTheOwnerOfTheApplicationsFolder(String contents, String folder) throws IOException {
        String base = base("RUN mkdir -p %1$s && chown 185:0 %1$s && chmod 775 %1$s".formatted(folder));
        Path context = Apps.boot("3.5.16")
                .generate(
                        "owned",
                        "-Ddocker-optimize.contents=" + contents,
                        "-Ddocker-optimize.baseImage=" + base,
                        "-Ddocker-optimize.workingDirectory=" + folder);

        String image = Engine.buildCold(context, "owned");
        List<String> layers = Engine.layers(image, Engine.layerCount(base));

        assertThat(Engine.check(context)).contains("no warnings found");
        assertThat(Engine.run(image, "stat", "-c", "%a %u:%g", folder)).isEqualTo("775 185:0\n");
        assertThat(Engine.run(image, "stat", "-c", "%a %u:%g", folder + "/BOOT-INF"))
                .isEqualTo("755 0:0\n");
        assertThat(Engine.layers(Engine.buildCold(context, "owned"), Engine.layerCount(base)))
                .isEqualTo(layers);
        try (Container container = Container.start(image)) {
            assertThat(container.get("/")).isEqualTo("hello");
        }
    }

    @ParameterizedTest
    @CsvSource({"archive", "layers"})
    void temporaryFoldersStaySticky(String contents) {
        Path context = Apps.boot("3.5.16")
                .generate(
                        "sticky",
                        "-Ddocker-optimize.contents=" + contents,
                        "-Ddocker-optimize.workingDirectory=/tmp/app");

        String image = Engine.build(context, "sticky");

        assertThat(Engine.run(image, "stat", "-c", "%a %u:%g", "/tmp")).isEqualTo("1777 0:0\n");
    }

    @Test
    void tomcatsFolderStaysAsItIs() {
        String before = Engine.run("tomcat:10.1-jre21", "stat", "-c", "%a %u:%g", "/usr/local/tomcat/webapps");

        String image = Engine.build(Apps.built("war", "-").context(), "webapps");

        assertThat(Engine.run(image, "stat", "-c", "%a %u:%g", "/usr/local/tomcat/webapps"))
                .isEqualTo(before);
        assertThat(Engine.layers(Engine.buildCold(Apps.built("war", "-").context(), "webapps"), 0))
                .isEqualTo(Engine.layers(image, 0));
    }

    private static String base(String run) throws IOException {
        Path context = Apps.fresh("base");
        Files.writeString(context.resolve("Dockerfile"), "FROM eclipse-temurin:17-jre\n" + run + "\n");
        return Engine.build(context, "base");
    }
}
