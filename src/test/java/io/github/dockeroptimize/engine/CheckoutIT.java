package io.github.dockeroptimize.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Another machine that checks out the same code pushes nothing: same layers, whatever happened to the context. */
@RequiresEngine
class CheckoutIT {

    private static App here;
    private static App elsewhere;

    @BeforeAll
    static void buildInTwoPlaces() {
        here = Apps.boot("3.5.16");
        elsewhere = App.copy("boot-web", "3.5.16", Apps.fresh("elsewhere/on-another-machine"));
        elsewhere.touch(Instant.parse("2026-01-01T11:00:00Z"));
        elsewhere.buildElsewhere("077", "Pacific/Auckland");
    }

    @ParameterizedTest
    @ValueSource(strings = {"archive", "layers"})
    void buildKitMakesTheSameLayers(String contents) throws IOException {
        List<String> layers = Engine.layers(Engine.buildCold(context(here, contents), "checkout"), 0);

        assertThat(Engine.layers(Engine.buildCold(handedOn(context(elsewhere, contents)), "checkout"), 0))
                .isEqualTo(layers);
    }

    @RequiresBuildah
    @ParameterizedTest
    @ValueSource(strings = {"archive", "layers"})
    void buildahMakesTheSameLayers(String contents) throws IOException {
        List<String> layers = Buildah.layers(context(here, contents));

        assertThat(Buildah.layers(handedOn(context(elsewhere, contents)))).isEqualTo(layers);
    }

    private static Path context(App app, String contents) {
        return app.generate("checkout-" + contents, "-Ddocker-optimize.contents=" + contents);
    }

    /** A copy as a pipeline makes it that keeps contents only: nobody else may read it, and its times are new. */
    private static Path handedOn(Path context) throws IOException {
        Path copy = Apps.fresh("handed-on");
        try (Stream<Path> files = Files.walk(context)) {
            for (Path file : files.toList()) {
                Path target = copy.resolve(context.relativize(file).toString());
                boolean folder = Files.isDirectory(file);
                if (folder) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
                Files.setPosixFilePermissions(
                        target, PosixFilePermissions.fromString(folder ? "rwx------" : "rw-------"));
                Files.setLastModifiedTime(target, FileTime.from(Instant.parse("2026-05-05T05:05:05Z")));
            }
        }
        return copy;
    }
}
