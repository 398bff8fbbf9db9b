package io.github.dockeroptimize.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A builder that has never built anything, as in most CI runs, makes the layers that are in the registry already. */
@RequiresEngine
class ColdBuilderIT {

    private static final String BASE = "eclipse-temurin:17-jre";

    @Test
    void buildKitMakesTheSameLayersOfBothContents() {
        App app = Apps.boot("3.5.16");
        int base = Engine.layerCount(BASE);

        List<String> first = Engine.layers(Engine.buildCold(app.context(), "cold"), base);
        List<String> second = Engine.layers(Engine.buildCold(app.context(), "cold"), base);
        Path layers = app.generate("cold-layers", "-Ddocker-optimize.contents=layers");
        List<String> ofLayers = Engine.layers(Engine.buildCold(layers, "cold"), base);

        assertThat(first).hasSize(4);
        assertThat(second).isEqualTo(first);
        assertThat(ofLayers).isEqualTo(first);
    }

    @RequiresBuildah
    @ParameterizedTest
    @ValueSource(strings = {"archive", "layers"})
    void buildahMakesTheSameLayers(String contents) {
        Path context = Apps.boot("3.5.16").generate("buildah-" + contents, "-Ddocker-optimize.contents=" + contents);

        List<String> first = Buildah.layers(context);

        assertThat(Buildah.layers(context)).isEqualTo(first);
        assertThat(first).hasSizeGreaterThanOrEqualTo(5);
    }

    /** As a pipeline hands it on: packed, and unpacked elsewhere under another umask. */
    @Test
    void aCopyOfTheContextGivesTheSameLayers() {
        int base = Engine.layerCount(BASE);
        for (App app : List.of(Apps.boot("3.5.16"), Apps.built("plain/app", "-"))) {
            Path copy = Apps.fresh("elsewhere");
            Command.of("sh", "-c", "umask 077 && tar -C '" + app.context() + "' -c . | tar -C '" + copy + "' -xm")
                    .run();

            assertThat(Engine.layers(Engine.buildCold(copy, "copied"), base))
                    .isEqualTo(Engine.layers(Engine.buildCold(app.context(), "original"), base));
        }
    }

    /** Evidence for the trouble that the recipe takes: without it, every layer is pushed again. */
    @Test
    void theRecipeOfSpringsDocumentationMakesOtherLayersEachTime() throws IOException {
        App app = Apps.boot("3.5.16");
        Path context = Apps.fresh("springs-recipe");
        Files.copy(app.module().resolve("target/boot-web-1.0.jar"), context.resolve("application.jar"));
        Files.writeString(context.resolve("Dockerfile"), """
                FROM eclipse-temurin:17-jre AS builder
                WORKDIR /builder
                COPY application.jar application.jar
                RUN java -Djarmode=tools -jar application.jar extract --layers --destination extracted
                FROM eclipse-temurin:17-jre
                WORKDIR /application
                COPY --from=builder /builder/extracted/dependencies/ ./
                COPY --from=builder /builder/extracted/spring-boot-loader/ ./
                COPY --from=builder /builder/extracted/snapshot-dependencies/ ./
                COPY --from=builder /builder/extracted/application/ ./
                ENTRYPOINT ["java", "-jar", "application.jar"]
                """);
        int base = Engine.layerCount(BASE);

        List<String> first = Engine.layers(Engine.buildCold(context, "springs"), base);
        List<String> second = Engine.layers(Engine.buildCold(context, "springs"), base);

        assertThat(second).hasSameSizeAs(first).doesNotContain(first.get(1));
    }
}
