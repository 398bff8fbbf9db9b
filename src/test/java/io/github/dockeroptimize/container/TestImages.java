package io.github.dockeroptimize.container;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import io.github.dockeroptimize.dockerfile.SampleBuilds;
import io.github.dockeroptimize.dockerfile.SampleOptions;
import io.github.dockeroptimize.image.ImageFormat;
import io.github.dockeroptimize.image.ImageName;
import io.github.dockeroptimize.image.LayerCompression;
import io.github.dockeroptimize.plan.BaseImage;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Planner;
import io.github.dockeroptimize.registry.RegistryAccess;
import io.github.dockeroptimize.registry.credentials.CredentialSources;
import io.github.dockeroptimize.registry.credentials.UserEnvironment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A small application, a small base image in a registry, and builds of the one on the other. */
final class TestImages {

    private static final Instant EPOCH = Instant.EPOCH;

    private final TestRegistry registry;
    private final Path folder;
    private final List<String> said = new ArrayList<>();

    TestImages(TestRegistry registry, Path folder) {
        this.registry = registry;
        this.folder = folder;
    }

    /** Pushes a base image with one file. */
    TestImages withBase(String name, Platform... platforms) throws Exception {
        Path file = Files.writeString(folder.resolve("base-file"), name);
        Jib.fromScratch()
                .addLayer(List.of(file), "/etc")
                .setPlatforms(platforms.length == 0 ? Set.of(new Platform("amd64", "linux")) : Set.of(platforms))
                .containerize(Containerizer.to(RegistryImage.named(registry.host() + "/" + name))
                        .setToolName("test")
                        .setToolVersion("1")
                        .setAllowInsecureRegistries(true)
                        .setBaseImageLayersCache(folder.resolve("base-cache"))
                        .setApplicationLayersCache(folder.resolve("base-cache")));
        registry.forgetRequests();
        return this;
    }

    /** What the user was told during the last build. */
    List<String> said() {
        return said;
    }

    ImagePlan plan(String base) {
        ImagePlan plan = Planner.plan(
                SampleBuilds.bootTools(folder.resolve("module")),
                SampleOptions.options().build());
        return new ImagePlan(
                ImageName.parse(registry.host() + "/shop:1.0"),
                plan.origin(),
                BaseImage.parse(registry.host() + "/" + base),
                plan.layers(),
                List.of(),
                plan.config(),
                plan.notes());
    }

    BuildRequest request(String base, Destination destination) {
        return request(plan(base), destination, "output");
    }

    /** @param output directory for what the build writes */
    BuildRequest request(ImagePlan plan, Destination destination, String output) {
        return new BuildRequest(
                plan,
                destination,
                List.of(),
                List.of(),
                ImageFormat.DOCKER,
                LayerCompression.GZIP,
                EPOCH,
                Duration.ofHours(24),
                false,
                access(true),
                new BuildRequest.CacheSettings(folder.resolve("cache"), Long.MAX_VALUE),
                folder.resolve(output));
    }

    /** Nothing of this machine is looked at. */
    RegistryAccess access(boolean allowInsecure) {
        UserEnvironment nowhere = new UserEnvironment(Map.of(), Map.of("os.name", "Linux"));
        CredentialSources none = new CredentialSources(
                "any", Optional.empty(), Optional.empty(), name -> Optional.empty(), nowhere, text -> {});
        return new RegistryAccess(allowInsecure, Map.of(), none, none, List.of());
    }

    BuiltImage build(BuildRequest request) throws Exception {
        said.clear();
        return ImageBuilder.build(request, listener(), new Retries(listener(), time -> {}));
    }

    BuiltImage push(String base) throws Exception {
        return build(request(base, new Destination.Registry()));
    }

    private BuildListener listener() {
        return new BuildListener() {
            @Override
            public void progress(double fraction, String task) {}

            @Override
            public synchronized void say(String line) {
                said.add(line);
            }

            @Override
            public synchronized void warn(String line) {
                said.add(line);
            }

            @Override
            public void detail(String line) {}
        };
    }
}
