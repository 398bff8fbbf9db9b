package io.github.dockeroptimize.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.container.cache.CacheDirectory;
import io.github.dockeroptimize.image.AnalyzedImage;
import io.github.dockeroptimize.image.BlobSource;
import io.github.dockeroptimize.image.Digests;
import io.github.dockeroptimize.image.ImageReader;
import io.github.dockeroptimize.registry.Connections;
import io.github.dockeroptimize.registry.RegistryAccess;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoteImageTest {

    @TempDir
    Path folder;

    @AutoClose
    private TestRegistry registry;

    private TestImages images;

    @BeforeEach
    void start() throws Exception {
        registry = new TestRegistry();
        images = new TestImages(registry, folder).withBase("java");
    }

    private RemoteImage image(String reference) {
        return RemoteImage.built(reference, images.access(true), folder.resolve("cache"));
    }

    private static AnalyzedImage read(RemoteImage image, int base) throws IOException {
        BlobSource source = new BlobSource() {
            @Override
            public Optional<byte[]> manifest(String reference) throws IOException {
                return image.manifest(reference);
            }

            @Override
            public InputStream blob(String digest) throws IOException {
                return image.blob(digest);
            }
        };
        try (ImageReader reader = ImageReader.open(source, image.qualifier(), ImageReader.USUAL_PLATFORM)) {
            return reader.analyze(base);
        }
    }

    @Test
    void isReadFromItsRegistryAsTheBuildNotedIt() throws Exception {
        BuiltImage built = images.push("java");
        RecordedBuild last = RecordedBuild.in(folder.resolve("output")).orElseThrow();
        assertThat(last.destination()).isEqualTo("registry");
        assertThat(last.reference()).isEqualTo(registry.host() + "/shop@" + built.digest());
        assertThat(last.layersOf("linux/amd64")).startsWith("base").hasSameSizeAs(built.layers());

        AnalyzedImage image = read(image(last.reference()), 1);
        assertThat(image.digest()).hasValue(built.digest());
        assertThat(image.layers())
                .extracting(layer -> layer.digest(), layer -> layer.compressedSize())
                .containsExactlyElementsOf(built.layers().stream()
                        .map(layer -> org.assertj.core.groups.Tuple.tuple(layer.digest(), layer.size()))
                        .toList());
    }

    @Test
    void isTakenFromAMirrorFirst() throws Exception {
        RegistryAccess access = images.access(true);
        RegistryAccess mirrored = new RegistryAccess(
                true,
                Map.of("registry.invalid", List.of("localhost:1", registry.host())),
                access.image(),
                access.base(),
                List.of());
        RemoteImage image = RemoteImage.base("registry.invalid/java:latest", mirrored, folder.resolve("cache"));
        assertThat(read(image, 0).layers()).hasSize(1);
    }

    @Test
    void itsLayersAreReadFromThisMachineWhereABuildKeepsThem() throws Exception {
        BuiltImage built = images.push("java");
        String reference =
                RecordedBuild.in(folder.resolve("output")).orElseThrow().reference();
        registry.forgetRequests();
        AnalyzedImage kept = read(image(reference), 1);
        assertThat(registry.requests())
                .noneMatch(request -> built.layers().stream().anyMatch(layer -> request.contains(layer.digest())));

        // what was touched since is not believed
        try (Stream<Path> files =
                Files.walk(CacheDirectory.in(folder.resolve("cache")).layers())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.writeString(file, "damaged");
            }
        }
        assertThat(read(image(reference), 1).layers()).isEqualTo(kept.layers());
    }

    @Test
    void aBuiltImageIsNotAskedOfMirrors() throws Exception {
        RegistryAccess access = images.access(true);
        RegistryAccess mirrored = new RegistryAccess(
                true, Map.of("registry.invalid", List.of(registry.host())), access.image(), access.base(), List.of());
        RemoteImage image = RemoteImage.built("registry.invalid/java:latest", mirrored, folder.resolve("cache"));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> read(image, 0))
                .withMessageStartingWith("'registry.invalid' ");
        assertThat(registry.requests()).isEmpty();
    }

    @Test
    void hasNoOtherBytesThanItsDigestSays() {
        registry.fail(new TestRegistry.Fault("GET /v2/java/manifests/.*", 200, 9));
        String digest = Digests.PREFIX + "0".repeat(64);
        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(() -> read(image(registry.host() + "/java@" + digest), 0))
                .withMessageStartingWith("'" + registry.host() + "' sends other bytes than '" + digest + "'");
    }

    @Test
    void isAskedForAgainWhereTheRegistryCanNotAnswerForTheMoment() throws Exception {
        registry.fail(new TestRegistry.Fault("GET /v2/java/manifests/.*", 503, 2));
        registry.fail(new TestRegistry.Fault("GET /v2/java/blobs/.*", 0, 1));
        List<Duration> pauses = new ArrayList<>();
        RemoteImage image = RemoteImage.built(
                registry.host() + "/java:latest",
                images.access(true),
                folder.resolve("empty-cache"),
                new Retries(BuildListener.SILENT, pauses::add));

        assertThat(read(image, 0).layers()).hasSize(1);
        assertThat(pauses).isNotEmpty();

        registry.heal();
        registry.fail(new TestRegistry.Fault("GET /v2/java/manifests/.*", 401, 9));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> read(image(registry.host() + "/java:latest"), 0))
                .withMessageContaining("answers 401; log in with 'docker login " + registry.host() + "'");
    }

    @Test
    void saysWhatTheRegistryAnswered() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> read(image(registry.host() + "/none:1"), 0))
                .withMessage("'" + registry.host() + "' answers 404; check the name '" + registry.host()
                        + "/none:1', or build and push it first");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> image("No Reference"))
                .withMessage("'No Reference' is not a valid image reference;"
                        + " give one such as 'registry.example.com/team/app:1.0'");
    }

    @Test
    void aRedirectLeadsToNoFileOfThisMachine() {
        Connections connections = new Connections(images.access(true), folder.resolve("plain-http"));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> connections.open("GET", folder.toUri().toURL(), null, "*/*"))
                .withMessage("the registry redirects to an address that is not HTTP");
    }

    @Test
    void aManifestWithoutAnEndIsNotRead() throws Exception {
        registry.retag("java", "endless", " ".repeat(17 << 20));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> read(image(registry.host() + "/java:endless"), 0))
                .withStackTraceContaining("sends more than 16777216 bytes for 'endless'");
    }

    @Test
    void nothingIsKnownOfABuildThatWasNot() throws IOException {
        assertThat(RecordedBuild.in(folder)).isEmpty();
        Files.writeString(folder.resolve("image.json"), "{");
        assertThat(RecordedBuild.in(folder)).isEmpty();
    }
}
