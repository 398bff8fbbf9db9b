package io.github.dockeroptimize.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dockeroptimize.image.Digests;
import io.github.dockeroptimize.image.ImageName;
import io.github.dockeroptimize.plan.ImageConfig;
import io.github.dockeroptimize.plan.ImagePath;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Layer;
import io.github.dockeroptimize.plan.Port;
import io.github.dockeroptimize.plan.User;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image of a plan is the same with every patch release of this plugin. */
class SameImageTest {

    /**
     * Of the config, which names the layers by the digests of their plain tars, so no other Java's compression changes it.
     * A release that gives another value here makes every user's images new: no patch release may.
     */
    private static final String ID = "sha256:625a347f7cddfaf10b13800b4a32442e85f0e86c6d55f1525b687a4afb857d68";

    @TempDir
    Path folder;

    @AutoClose
    private TestRegistry registry;

    private TestImages images;
    private BuiltImage built;

    @BeforeEach
    void build() throws Exception {
        registry = new TestRegistry();
        images = new TestImages(registry, folder).withBase("base:1");
        built = images.build(images.request(plan(images.plan("base:1")), new Destination.TarFile(tar()), "output"));
    }

    private Path tar() {
        return folder.resolve("image.tar");
    }

    /** Nothing in it is compressed. */
    private ImagePlan plan(ImagePlan plan) {
        Layer layer = TestLayers.layer(
                "application",
                TestLayers.folder("/application"),
                TestLayers.entry(
                        "/application/a", TestLayers.source(TestLayers.file(folder.resolve("a"), "content of a"))));
        return new ImagePlan(
                ImageName.parse("registry.example.com/shop:1.0"),
                plan.origin(),
                plan.baseImage(),
                List.of(layer),
                plan.takenOver(),
                new ImageConfig(
                        List.of("java", "-jar", "/application/a"),
                        List.of("--all"),
                        Map.of("NAME", "value"),
                        Map.of("label", "value"),
                        Map.of(),
                        List.of(Port.parse("8080")),
                        User.parse("65532:65532"),
                        Optional.of(new ImagePath("/application")),
                        List.of(new ImagePath("/data")),
                        Optional.empty()),
                plan.notes());
    }

    @Test
    void thePlanAndTheBaseAloneDecideTheId() {
        assertThat(built.id()).isEqualTo(ID);
    }

    @Test
    void theHistoryNamesThePluginWithoutItsRelease() throws IOException {
        JsonNode history = new ObjectMapper().readTree(config()).path("history");

        assertThat(history.get(history.size() - 1).path("created_by").asText())
                .isEqualTo("docker-optimize-maven-plugin: application");
    }

    @Test
    void thePluginsReleaseIsNowhereInIt() throws IOException {
        Matcher release = Pattern.compile("<artifactId>docker-optimize-maven-plugin</artifactId>\\s*<version>([\\d.]+)")
                .matcher(Files.readString(Path.of("pom.xml")));
        assertThat(release.find()).isTrue();

        assertThat(config() + content("manifest.json")).doesNotContain(release.group(1));
    }

    private String content(String name) throws IOException {
        try (TarFile image = new TarFile(tar())) {
            for (TarArchiveEntry entry : image.getEntries()) {
                if (entry.getName().equals(name)) {
                    try (InputStream in = image.getInputStream(entry)) {
                        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
                    }
                }
            }
        }
        throw new AssertionError(name);
    }

    private String config() throws IOException {
        return content("blobs/sha256/" + built.id().substring(Digests.PREFIX.length()));
    }
}
