package io.github.dockeroptimize.container;

import io.github.dockeroptimize.ArchiveBuilder;
import io.github.dockeroptimize.TestBuild;
import io.github.dockeroptimize.application.Application;
import io.github.dockeroptimize.image.HealthCheck;
import io.github.dockeroptimize.image.ImageFormat;
import io.github.dockeroptimize.image.ImageName;
import io.github.dockeroptimize.image.Platform;
import io.github.dockeroptimize.plan.BaseImage;
import io.github.dockeroptimize.plan.ImageConfig;
import io.github.dockeroptimize.plan.ImagePath;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Layer;
import io.github.dockeroptimize.plan.Origin;
import io.github.dockeroptimize.plan.Port;
import io.github.dockeroptimize.plan.User;
import io.github.dockeroptimize.registry.RegistryAccess;
import io.github.dockeroptimize.registry.credentials.CredentialSources;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A request of a user who has set nothing, and one or the other that is set. */
final class TestRequest {

    private final Path folder;
    private final Application application;

    private String image = "registry.example.com/shop/app:1.0";
    private String base = "eclipse-temurin:21-jre";
    private List<Layer> layers;
    private List<ImagePath> takenOver = List.of();
    private List<String> notes = List.of();
    private Destination destination;
    private List<String> tags = List.of();
    private List<Platform> platforms = List.of(Platform.USUAL);
    private ImageFormat format = ImageFormat.DOCKER;
    private Instant creationTime = Instant.EPOCH;
    private Duration lifetime = Duration.ofHours(24);
    private boolean offline;
    private boolean allowInsecure;
    private Optional<RegistryAccess> access = Optional.empty();
    private long limit = 1_000_000;
    private String output = "output";
    private String cache = "cache";

    private List<String> entrypoint = List.of("java");
    private List<String> arguments = List.of();
    private Map<String, String> environment = Map.of();
    private Map<String, String> labels = Map.of();
    private List<Port> ports = List.of();
    private String user = "65532:65532";
    private Optional<ImagePath> workingDirectory = Optional.empty();
    private List<ImagePath> volumes = List.of();
    private Map<String, String> annotations = Map.of();
    private List<String> packages = List.of();
    private Optional<HealthCheck> healthCheck = Optional.empty();

    private TestRequest(Path folder) {
        this.folder = folder;
        ArchiveBuilder jar = ArchiveBuilder.jar("app.jar")
                .manifest("Main-Class", "com.example.App")
                .mainClass("com/example/App.class", ArchiveBuilder.JAVA_17);
        application = TestBuild.in(folder).archive(jar).inspect();
        layers = List.of(TestLayers.layer("application", TestLayers.folder("/app")));
        destination = new Destination.TarFile(folder.resolve("image.tar"));
    }

    static TestRequest in(Path folder) {
        return new TestRequest(folder);
    }

    TestRequest image(String name) {
        image = name;
        return this;
    }

    TestRequest base(String reference) {
        base = reference;
        return this;
    }

    TestRequest systemPackages(String... names) {
        packages = List.of(names);
        return this;
    }

    TestRequest layers(Layer... some) {
        layers = List.of(some);
        return this;
    }

    TestRequest takenOver(String path) {
        takenOver = List.of(new ImagePath(path));
        return this;
    }

    TestRequest note(String note) {
        notes = List.of(note);
        return this;
    }

    TestRequest destination(Destination where) {
        destination = where;
        return this;
    }

    TestRequest toRegistry() {
        return destination(new Destination.Registry());
    }

    TestRequest tags(String... names) {
        tags = List.of(names);
        return this;
    }

    TestRequest platforms(String... names) {
        platforms = Stream.of(names).map(Platform::parse).toList();
        return this;
    }

    TestRequest format(ImageFormat other) {
        format = other;
        return this;
    }

    TestRequest creationTime(Instant time) {
        creationTime = time;
        return this;
    }

    TestRequest lifetime(Duration time) {
        lifetime = time;
        return this;
    }

    TestRequest offline() {
        offline = true;
        return this;
    }

    TestRequest allowInsecure() {
        allowInsecure = true;
        return this;
    }

    TestRequest access(RegistryAccess registries) {
        access = Optional.of(registries);
        return this;
    }

    TestRequest limit(long bytes) {
        limit = bytes;
        return this;
    }

    TestRequest cache(String name) {
        cache = name;
        return this;
    }

    TestRequest output(String name) {
        output = name;
        return this;
    }

    TestRequest entrypoint(String... words) {
        entrypoint = List.of(words);
        return this;
    }

    TestRequest arguments(String... words) {
        arguments = List.of(words);
        return this;
    }

    TestRequest environment(String name, String value) {
        environment = Map.of(name, value);
        return this;
    }

    TestRequest label(String name, String value) {
        labels = Map.of(name, value);
        return this;
    }

    TestRequest ports(String... texts) {
        ports = Stream.of(texts).map(Port::parse).toList();
        return this;
    }

    TestRequest user(String text) {
        user = text;
        return this;
    }

    TestRequest workingDirectory(String path) {
        workingDirectory = Optional.of(new ImagePath(path));
        return this;
    }

    TestRequest volume(String path) {
        volumes = List.of(new ImagePath(path));
        return this;
    }

    TestRequest annotation(String name, String value) {
        annotations = Map.of(name, value);
        return this;
    }

    TestRequest healthCheck(String... words) {
        healthCheck = Optional.of(HealthCheck.of(List.of(words)));
        return this;
    }

    BuildRequest build() {
        ImageConfig config = new ImageConfig(
                entrypoint,
                arguments,
                environment,
                labels,
                annotations,
                ports,
                User.parse(user),
                workingDirectory,
                volumes,
                healthCheck);
        ImagePlan plan = new ImagePlan(
                ImageName.parse(image),
                Origin.of(application),
                BaseImage.parse(base).with(packages),
                layers,
                takenOver,
                config,
                notes);
        return new BuildRequest(
                plan,
                destination,
                tags,
                platforms,
                format,
                creationTime,
                lifetime,
                offline,
                access.orElseGet(() -> access(folder, allowInsecure)),
                new BuildRequest.CacheSettings(folder.resolve(cache), limit),
                folder.resolve(output));
    }

    /** Without credentials, on a machine that has none. */
    static RegistryAccess access(Path folder, boolean allowInsecure) {
        return new RegistryAccess(allowInsecure, Map.of(), credentials(folder), credentials(folder), List.of());
    }

    private static CredentialSources credentials(Path folder) {
        return new CredentialSources(
                "any",
                Optional.empty(),
                Optional.empty(),
                registry -> Optional.empty(),
                new TestHome(folder.resolve("home")).machine(),
                warning -> {});
    }
}
