package io.github.dockeroptimize.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.cloud.tools.jib.api.buildplan.Platform;
import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.container.TestRegistry.Fault;
import io.github.dockeroptimize.registry.Reference;
import io.github.dockeroptimize.registry.RegistryAccess;
import io.github.dockeroptimize.registry.credentials.CredentialSources;
import io.github.dockeroptimize.registry.credentials.HelperProgram;
import io.github.dockeroptimize.registry.credentials.UserEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A registry that fails at any step: what passes is tried again, what doesn't is said, and the next build is whole. */
class FaultsTest {

    private static final int FOR_EVER = Integer.MAX_VALUE;

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

    @ParameterizedTest(name = "{1} for {0}")
    @CsvSource({
        "HEAD /v2/base/manifests/.*, 503",
        "HEAD /v2/base/manifests/.*, 0",
        "GET /v2/base/manifests/.*, 500",
        "GET /v2/base/blobs/.*, 429",
        "HEAD /v2/shop/blobs/.*, 500",
        "POST /v2/shop/blobs/uploads/.*, 429",
        "POST /v2/shop/blobs/uploads/.*, 0",
        "PUT /v2/shop/blobs/.*, 500",
        "PUT /v2/shop/blobs/.*, 0",
        "PUT /v2/shop/manifests/.*, 503",
        "PUT /v2/shop/manifests/.*, 0",
    })
    void whatPassesIsTriedAgain(String request, int status) throws Exception {
        // the JDK asks again by itself after a closed connection, and uploads begin side by side
        int times = request.startsWith("PUT") ? 1 : request.startsWith("POST") ? 12 : 2;
        registry.fail(new Fault(request, status, times));

        BuiltImage built = images.push("base:1");

        assertThat(registry.isComplete("shop", "1.0")).isTrue();
        assertThat(registry.manifest("shop", "1.0")).isEqualTo(registry.manifest("shop", built.digest()));
        assertThat(images.said()).anyMatch(line -> line.contains("trying again"));
    }

    @ParameterizedTest(name = "{1} for {0}")
    @CsvSource({
        "HEAD /v2/base/manifests/.*, 503, base",
        "GET /v2/base/.*, 500, base",
        "POST /v2/shop/blobs/uploads/.*, 429, shop:1.0",
        "PUT /v2/shop/blobs/.*, 503, shop:1.0",
        "PUT /v2/shop/manifests/.*, 500, shop:1.0"
    })
    void whatDoesNotPassIsSaidAndARerunIsWhole(String request, int status, String value) throws Exception {
        registry.fail(new Fault(request, status, FOR_EVER));

        assertThatExceptionOfType(BuildFailureException.class)
                .isThrownBy(() -> images.push("base:1"))
                .withMessageContaining(registry.host() + "/" + value)
                .withMessageContaining("'" + registry.host() + "' answers " + status)
                .withMessageContaining("try again later");
        assertThat(images.said().stream().filter(line -> line.contains("trying again")))
                .hasSize(3);
        assertThat(registry.manifest("shop", "1.0")).isEmpty();

        registry.heal();
        images.push("base:1");
        assertThat(registry.isComplete("shop", "1.0")).isTrue();
    }

    @Test
    void aBaseThatDoesNotExistIsNamed() {
        assertThatExceptionOfType(BuildFailureException.class)
                .isThrownBy(() -> images.push("base:2"))
                .withMessage("'baseImage' is '" + registry.host() + "/base:2', but '" + registry.host()
                        + "' has no such image or tag; check its name,"
                        + " or set <baseImage> or -Ddocker-optimize.baseImage to another");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(HEAD|GET) /v2/base/manifests/.*", "POST /v2/shop/blobs/uploads/.*"})
    void aForbiddenRepositoryIsNamedWithTheCredentialsThatWereTried(String request) {
        registry.fail(new Fault(request, 403, FOR_EVER));

        assertThatExceptionOfType(BuildFailureException.class)
                .isThrownBy(() -> images.push("base:1"))
                .withMessageContaining("denies pu")
                .withMessageContaining("(403)")
                .withMessageContaining("credentials");
    }

    @Test
    void aRegistryThatWantsALoginNamesWhereCredentialsWereLookedFor() {
        registry.require("Basic c29tZWJvZHk6c2VjcmV0");

        assertThatExceptionOfType(BuildFailureException.class)
                .isThrownBy(() -> images.push("base:1"))
                .withMessageContaining("(401)")
                .withMessageContaining("no credentials for '" + registry.host() + "' were found in")
                .withMessageContaining("docker login " + registry.host());
    }

    @Test
    void plainHttpWithoutPermissionSaysWhatAllowsIt() {
        BuildRequest request = images.request("base:1", new Destination.Registry());

        assertThatExceptionOfType(BuildFailureException.class)
                .isThrownBy(() -> images.build(with(request, images.access(false), List.of(), false)))
                .withMessageContaining("'" + registry.host() + "' speaks plain HTTP")
                .withMessageContaining("allowInsecureRegistries");
    }

    @Test
    void aRegistryThatIsDownIsSaidToBe() throws Exception {
        BuildRequest request = images.request("base:1", new Destination.Registry());
        images.push("base:1");
        registry.close();

        assertThatExceptionOfType(BuildFailureException.class)
                .isThrownBy(() -> images.build(request))
                .withMessageContaining("'" + registry.host() + "' can't be reached");
        assertThat(images.said()).hasSize(3).allMatch(line -> line.contains("trying again in"));
    }

    @Test
    void aPlatformThatTheBaseHasNotIsNamed() throws Exception {
        images.withBase("both:1", new Platform("amd64", "linux"), new Platform("arm64", "linux"));
        BuildRequest request = images.request("both:1", new Destination.Registry());

        assertThatExceptionOfType(BuildFailureException.class)
                .isThrownBy(() -> images.build(with(
                        request,
                        images.access(true),
                        List.of(new io.github.dockeroptimize.image.Platform("linux", "s390x")),
                        false)))
                .withMessageContaining("has no image for 'linux/s390x'")
                .withMessageContaining("set <platforms>");
    }

    @Test
    void offlineWithoutTheBaseIsSaid() {
        BuildRequest request = images.request("base:1", new Destination.TarFile(folder.resolve("image.tar")));

        assertThatExceptionOfType(BuildFailureException.class)
                .isThrownBy(() -> images.build(with(request, images.access(true), List.of(), true)))
                .withMessageContaining("is not in the cache")
                .withMessageContaining("build once without -o");
        assertThat(registry.requests()).isEmpty();
    }

    @Test
    void offlineWithTheBaseNeedsNoRegistry() throws Exception {
        BuildRequest request = images.request("base:1", new Destination.TarFile(folder.resolve("image.tar")));
        String digest = images.build(request).digest();
        Files.delete(folder.resolve("image.tar"));
        registry.close();

        assertThat(images.build(with(request, images.access(true), List.of(), true))
                        .digest())
                .isEqualTo(digest);
        assertThat(folder.resolve("image.tar")).isNotEmptyFile();
    }

    @Test
    void aTarThatCannotBeWrittenLeavesWhatWasThere() throws Exception {
        Path file = Files.writeString(folder.resolve("plain-file"), "mine");
        BuildRequest request = images.request("base:1", new Destination.TarFile(file.resolve("image.tar")));

        assertThat(catchThrowable(() -> images.build(request))).isInstanceOf(IOException.class);
        assertThat(file).hasContent("mine");
    }

    @Test
    void anUnwritableCacheIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("plain-file"), "mine");
        BuildRequest request = images.request("base:1", new Destination.Registry());
        BuildRequest elsewhere = new BuildRequest(
                request.plan(),
                request.destination(),
                request.tags(),
                request.platforms(),
                request.format(),
                request.compression(),
                request.creationTime(),
                request.baseLifetime(),
                false,
                request.access(),
                new BuildRequest.CacheSettings(file, 1),
                request.outputDirectory());

        assertThatExceptionOfType(BuildFailureException.class)
                .isThrownBy(() -> images.build(elsewhere))
                .withMessageContaining("can't write the cache '" + file + "'")
                .withMessageContaining("cacheDirectory");
    }

    @Test
    void anExplicitHelperThatIsMissingIsTheUsersToMend() {
        BuildRequest request = images.request("base:1", new Destination.Registry());
        UserEnvironment nowhere = new UserEnvironment(Map.of(), Map.of("os.name", "Linux"));
        registry.require("Basic c29tZWJvZHk6c2VjcmV0");

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new CredentialSources(
                                Reference.of(request.plan().image()).registry(),
                                Optional.empty(),
                                Optional.of(new HelperProgram("imageCredentialHelper", "/no/such/helper", Map.of())),
                                name -> Optional.empty(),
                                nowhere,
                                text -> {})
                        .first(request.plan().image().toString()))
                .withMessageContaining("'/no/such/helper'");
    }

    private static BuildRequest with(
            BuildRequest request,
            RegistryAccess access,
            List<io.github.dockeroptimize.image.Platform> platforms,
            boolean offline) {
        return new BuildRequest(
                request.plan(),
                request.destination(),
                request.tags(),
                platforms,
                request.format(),
                request.compression(),
                request.creationTime(),
                request.baseLifetime(),
                offline,
                access,
                request.cache(),
                request.outputDirectory());
    }
}
