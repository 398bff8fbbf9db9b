package io.github.dockeroptimize.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.TarImage;
import io.github.dockeroptimize.ArchiveBuilder;
import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.TestBuild;
import io.github.dockeroptimize.application.Application;
import io.github.dockeroptimize.dockerfile.SampleOptions;
import io.github.dockeroptimize.image.ImageFile;
import io.github.dockeroptimize.image.ImageFiles;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Planner;
import io.github.dockeroptimize.report.ImageFindings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuiltImagesTest {

    @TempDir
    Path module;

    private Path output;
    private Path archive;
    private ImagePlan plan;

    @BeforeEach
    void plan() throws Exception {
        output = Files.createDirectories(module.resolve("target/docker-optimize"));
        Application application = TestBuild.in(module)
                .archive(ArchiveBuilder.jar("app.jar")
                        .manifest("Main-Class", "com.example.App")
                        .mainClass("com/example/App.class", ArchiveBuilder.JAVA_17))
                .inspect();
        archive = application.packaged().file();
        plan = Planner.plan(application, SampleOptions.options().build());
    }

    private BuiltImages images() {
        return new BuiltImages(
                new PlannedImage(
                        plan.image(),
                        plan.baseImage().reference(),
                        plan.layers().stream()
                                .map(layer -> layer.name().value())
                                .toList(),
                        Optional.of(archive)),
                module,
                output,
                "linux/amd64",
                new RegistryPolicy.Unasked("Maven is offline"));
    }

    /** A base with one file, and over it one with a file that should not be there. */
    private JibContainer tar() throws Exception {
        Path base = Files.writeString(module.resolve("base"), "base");
        Path secret = Files.writeString(module.resolve(".env"), "secret");
        return Jib.fromScratch()
                .addLayer(List.of(base), "/etc")
                .addLayer(List.of(secret), "/app")
                .containerize(Containerizer.to(
                                TarImage.at(output.resolve("image.tar")).named("app:1"))
                        .setBaseImageLayersCache(module.resolve("cache"))
                        .setApplicationLayersCache(module.resolve("cache")));
    }

    private void note(String image, String destination, String id) throws Exception {
        Files.writeString(output.resolve("image.json"), """
                {"image": "%s", "digest": "sha256:%s", "imageId": "%s", "destination": "%s",
                 "layers": [{"name": "base"}, {"name": "application"}]}
                """.formatted(image, "0".repeat(64), id, destination));
    }

    @Test
    void readsTheTarOfTheLastBuild() throws Exception {
        note(plan.image().toString(), "tar", tar().getImageId().toString());
        BuiltImages.Found found = images().find(Optional.empty());
        assertThat(found.note()).isEmpty();
        ImageFindings findings = found.findings().orElseThrow();
        assertThat(findings.source()).isEqualTo("target/docker-optimize/image.tar");
        assertThat(findings.layers())
                .extracting(ImageFindings.BuiltLayer::ofBase)
                .containsExactly(true, false);
        assertThat(findings.layers().get(1).name())
                .isEqualTo(plan.layers().get(0).name().value());
        assertThat(findings.unwanted())
                .containsExactly(new ImageFindings.Finding("environment-file", 1, 6, List.of("/app/.env")));
    }

    /** Of several platforms {@code image.json} knows the index only, but it is still about this file. */
    @Test
    void believesWhatTheBuildNotedOfItsOwnTar() throws Exception {
        tar();
        note(plan.image().toString(), "tar", "sha256:of-an-index");
        Files.writeString(
                output.resolve("image.json"),
                Files.readString(output.resolve("image.json")).replace("\"application\"", "\"base\""));
        assertThat(images().find(Optional.empty()).findings().orElseThrow().layers())
                .extracting(ImageFindings.BuiltLayer::ofBase)
                .containsExactly(true, true);
    }

    @Test
    void saysThatTheImageIsOlderThanWhatWasPackaged() throws Exception {
        note(plan.image().toString(), "tar", tar().getImageId().toString());
        Files.setLastModifiedTime(
                archive,
                FileTime.from(Files.getLastModifiedTime(output.resolve("image.json"))
                        .toInstant()
                        .plusSeconds(1)));
        BuiltImages.Found found = images().find(Optional.empty());
        assertThat(found.findings()).isPresent();
        assertThat(found.note())
                .hasValue("The built image is older than '" + archive.getFileName()
                        + "'; docker-optimize:build rebuilds it");
    }

    @Test
    void saysThatTheImageIsOlderThanAFileInThePackagedDirectory() throws Exception {
        note(plan.image().toString(), "tar", tar().getImageId().toString());
        FileTime built = Files.getLastModifiedTime(output.resolve("image.json"));
        archive = Files.createDirectories(module.resolve("target/quarkus-app"));
        Path lib = Files.createDirectory(archive.resolve("lib"));
        Path jar = Files.writeString(lib.resolve("a.jar"), "");
        for (Path file : List.of(jar, lib, archive)) {
            Files.setLastModifiedTime(file, FileTime.from(built.toInstant().minusSeconds(1)));
        }
        assertThat(images().find(Optional.empty()).note()).isEmpty();

        Files.setLastModifiedTime(jar, FileTime.from(built.toInstant().plusSeconds(1)));
        assertThat(images().find(Optional.empty()).note())
                .hasValueSatisfying(note -> assertThat(note).contains("older than 'quarkus-app'"));
    }

    @Test
    void givesTheFilesAboveTheBase() throws Exception {
        note(plan.image().toString(), "tar", tar().getImageId().toString());
        ImageFiles files =
                images().find(Optional.empty()).image().orElseThrow().analyzed().files();
        assertThat(files.matching(path -> true)).containsExactly(new ImageFile("/app/.env", 1, 6));
        assertThat(files.matching(path -> path.startsWith("/etc"))).isEmpty();
    }

    @Test
    void takesNoImageOfAnotherName() throws Exception {
        note("other:1", "tar", tar().getImageId().toString());
        assertThat(images().find(Optional.empty())).isEqualTo(BuiltImages.Found.NOTHING);
    }

    @Test
    void saysWhyAPushedImageIsNotRead() throws Exception {
        note(plan.image().toString(), "registry", "");
        assertThat(images().find(Optional.empty()).note())
                .hasValue("The built image wasn't analysed: registries are not asked (Maven is offline)");
    }

    @Test
    void saysHowAnImageInADaemonIsRead() throws Exception {
        note(plan.image().toString(), "daemon", "");
        assertThat(images().find(Optional.empty()).note().orElseThrow())
                .startsWith("The built image wasn't analysed, since it is in the daemon; save it with 'docker save")
                .contains("-Ddocker-optimize.builtImage=");
    }

    @Test
    void doesNotFailOnADamagedTarThatNobodyNamed() throws Exception {
        note(plan.image().toString(), "tar", "");
        Files.writeString(output.resolve("image.tar"), "no tar");
        BuiltImages.Found found = images().find(Optional.empty());
        assertThat(found.findings()).isEmpty();
        assertThat(found.note().orElseThrow()).startsWith("The built image wasn't analysed: ");
    }

    @Test
    void readsTheNamedOneAndGuessesItsBase() throws Exception {
        tar();
        ImageFindings findings = images().find(Optional.of("target/docker-optimize/image.tar"))
                .findings()
                .orElseThrow();
        assertThat(findings.layers())
                .extracting(ImageFindings.BuiltLayer::ofBase)
                .containsExactly(true, false);
    }

    @Test
    void refusesANameThatLeadsNowhere() {
        for (String name : List.of("none.tar", "./none", "example.com/none:1", "No Reference")) {
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> images().find(Optional.of(name)))
                    .withMessageStartingWith("'builtImage' is '" + name + "', which can't be read, since ")
                    .withMessageEndingWith("or an image in a registry")
                    .satisfies(e -> assertThat(e.getMessage()).containsOnlyOnce("; "));
        }
    }
}
