package io.github.dockeroptimize.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockeroptimize.container.TestRegistry.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A base image with settings that jib-core doesn't know. */
class UnsupportedBaseSettingsTest {

    @TempDir
    Path folder;

    @AutoClose
    private TestRegistry registry;

    private TestImages images;

    @BeforeEach
    void start() throws Exception {
        registry = new TestRegistry();
        images = new TestImages(registry, folder).withBase("base:1");
    }

    private void base(String settings) throws Exception {
        registry.reconfigure("base", "1", config -> config.replace("\"config\":{", "\"config\":{" + settings));
    }

    private Destination tar() {
        return new Destination.TarFile(folder.resolve("image.tar"));
    }

    private String warning(String lost) {
        return "'baseImage' is '" + registry.host() + "/base:1', whose " + lost
                + " can't be kept without a container engine;"
                + " if that matters, use 'mvn docker-optimize:generate' and 'docker build'";
    }

    @Test
    void areSaidInOneWarningOfAPush() throws Exception {
        base(
                "\"StopSignal\":\"SIGQUIT\",\"Shell\":[\"/bin/bash\",\"-c\"],\"OnBuild\":[\"COPY . /app\",\"RUN a\\nb\"],");
        images.push("base:1");
        assertThat(images.said())
                .containsExactly(warning("'STOPSIGNAL SIGQUIT' and 'SHELL [\"/bin/bash\",\"-c\"]'"
                        + " and 'ONBUILD COPY . /app' and 'ONBUILD RUN a\\nb'"));
    }

    @Test
    void areSaidOfATarAndAgainOfAnImageThatIsThere() throws Exception {
        base("\"StopSignal\":\"SIGQUIT\",");
        BuildRequest request = images.request("base:1", tar());
        images.build(request);
        assertThat(images.said()).containsExactly(warning("'STOPSIGNAL SIGQUIT'"));

        registry.forgetRequests();
        assertThat(images.build(request).upToDate()).isTrue();
        assertThat(images.said()).containsExactly(warning("'STOPSIGNAL SIGQUIT'"));
        assertThat(registry.requests()).isEmpty();
    }

    @Test
    void areAskedForOnce() throws Exception {
        base("\"StopSignal\":\"SIGQUIT\",");
        images.build(images.request("base:1", tar()));
        Files.delete(folder.resolve("image.tar"));
        registry.forgetRequests();

        images.build(images.request("base:1", tar()));
        assertThat(images.said()).containsExactly(warning("'STOPSIGNAL SIGQUIT'"));
        assertThat(registry.requests()).isEmpty();
    }

    @Test
    void areNotMissedWhereTheyAreAsWithoutThem() throws Exception {
        base("\"StopSignal\":\"SIGTERM\",\"Shell\":[\"/bin/sh\",\"-c\"],\"OnBuild\":null,");
        images.push("base:1");
        assertThat(images.said()).isEmpty();
    }

    @Test
    void areFoundAgainInWhatIsCached() throws Exception {
        base("\"StopSignal\":\"SIGQUIT\",");
        images.push("base:1");
        try (var remembered = Files.newDirectoryStream(folder.resolve("cache/v1/bases"), "lost-*")) {
            for (Path file : remembered) {
                Files.delete(file);
            }
        }
        registry.removeTag("shop", "1.0");
        registry.fail(new Fault("GET /v2/base/blobs/.*", 404, Integer.MAX_VALUE));
        images.push("base:1");
        assertThat(images.said()).containsExactly(warning("'STOPSIGNAL SIGQUIT'"));
    }
}
