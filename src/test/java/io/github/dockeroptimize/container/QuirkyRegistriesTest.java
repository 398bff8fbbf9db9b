package io.github.dockeroptimize.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockeroptimize.image.Digests;
import io.github.dockeroptimize.image.ImageFormat;
import io.github.dockeroptimize.registry.Connections;
import io.github.dockeroptimize.registry.Reference;
import io.github.dockeroptimize.registry.RegistryAccess;
import io.github.dockeroptimize.registry.RegistryClient;
import io.github.dockeroptimize.registry.Upload;
import io.github.dockeroptimize.registry.credentials.CredentialSources;
import io.github.dockeroptimize.registry.credentials.Login;
import io.github.dockeroptimize.registry.credentials.UserEnvironment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Registries with one quirk each, which an image is both pulled from and pushed to. {@code bench/registry-quirks} asks
 * jib-maven-plugin the same.
 */
class QuirkyRegistriesTest {

    private static final byte[] BLOB = {'x'};
    private static final byte[] NEW = {'y'};
    private static final String MANIFEST = "{\"schemaVersion\":2,\"layers\":[]}";
    private static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString("me:s3cret".getBytes(StandardCharsets.UTF_8));
    private static final String TOKEN = "Bearer t0k3n";
    private static final String UPLOADS = "/v2/team/app/blobs/uploads/";

    @TempDir
    static Path key;

    private static SSLContext tls;

    @TempDir
    Path folder;

    /** Its certificate is self-signed. */
    private TestRegistry registry;

    private TestRegistry other;

    /** What is different in a registry. */
    @FunctionalInterface
    interface Difference {
        void in(TestRegistry registry, TestRegistry other);
    }

    record Quirk(String name, Difference difference) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Quirk> quirks() {
        return Stream.of(
                new Quirk("none", (registry, other) -> {}),
                new Quirk(
                        "HEAD of manifests refused",
                        (registry, other) -> registry.answer("HEAD .*/manifests/.*", 405, "")),
                new Quirk("HEAD of blobs refused", (registry, other) -> registry.answer("HEAD .*/blobs/.*", 405, "")),
                new Quirk(
                        "HEAD of blobs unauthorized (ECR's public registry)",
                        (registry, other) -> registry.answer("HEAD .*/blobs/.*", 401, "")),
                new Quirk(
                        "two challenges, the token first (Gitea)",
                        (registry, other) -> wants(registry, TOKEN, bearer(registry) + ", Basic realm=\"gitea\"")),
                new Quirk(
                        "two challenges, the password first (Forgejo)",
                        (registry, other) -> wants(registry, TOKEN, "Basic realm=\"gitea\", " + bearer(registry))),
                new Quirk(
                        "passwords only (Nexus)",
                        (registry, other) -> wants(registry, BASIC, "BASIC realm=\"Sonatype Nexus\"")),
                new Quirk(
                        "self-signed token service elsewhere (GitLab)",
                        (registry, other) -> wants(registry, TOKEN, bearer(other))),
                new Quirk("token named access_token (Azure)", (registry, other) -> {
                    registry.answer("GET /token.*", 200, "{\"access_token\":\"t0k3n\"}");
                    wants(registry, TOKEN, bearer(registry));
                }),
                new Quirk("token service below a path (Artifactory)", (registry, other) -> {
                    registry.answer("GET /artifactory/api/docker/x/v2/token.*", 200, "{\"token\":\"t0k3n\"}");
                    wants(registry, TOKEN, bearer(registry).replace("/token", "/artifactory/api/docker/x/v2/token"));
                }),
                new Quirk("uploads at another path (Artifact Registry)", (registry, other) -> {
                    registry.answer("POST " + UPLOADS + ".*", 202, "", "Location: /artifacts-uploads/namespaces/7");
                    registry.answer("PUT /artifacts-uploads/namespaces/7\\?digest=.*", 201, "");
                }),
                new Quirk("uploads with a state (Harbor)", (registry, other) -> {
                    String state = registry.address() + UPLOADS + "7?_state=a%3D%3D";
                    registry.answer("POST " + UPLOADS + ".*", 202, "", "Location: " + state);
                    registry.answer("PUT " + UPLOADS + "7\\?_state=a%3D%3D&digest=.*", 201, "");
                }),
                new Quirk("uploads at another host", (registry, other) -> {
                    wants(registry, BASIC, "Basic realm=\"test\"");
                    registry.uploadsAt(other.address());
                }),
                new Quirk("uploads redirected to another host", (registry, other) -> {
                    wants(registry, BASIC, "Basic realm=\"test\"");
                    registry.answer("PUT .*/uploads/.*", 307, "", "Location: " + other.address() + "/store");
                    other.answer("PUT /store", 201, "");
                }),
                new Quirk("downloads redirected to another host (S3)", (registry, other) -> {
                    String digest = other.put("store", BLOB);
                    registry.answer(
                            "GET .*/blobs/.*", 307, "", "Location: " + other.address() + "/v2/store/blobs/" + digest);
                }),
                new Quirk(
                        "202 without a digest",
                        (registry, other) -> registry.answer("PUT .*/blobs/.*", 202, "")),
                new Quirk(
                        "chunked uploads refused (Artifact Registry)",
                        (registry, other) -> registry.answer("PATCH .*", 411, "")),
                new Quirk("mount refused", (registry, other) -> registry.answer("POST .*mount=.*", 405, "")),
                new Quirk(
                        "mount wants a token for both",
                        (registry, other) -> wants(
                                registry,
                                TOKEN,
                                bearer(registry)
                                        + ",scope=\"repository:team/app:pull,push repository:team/base:pull\"")),
                temporary("PUT .*/manifests/.*", 429),
                temporary("POST .*", 500),
                temporary("GET .*/manifests/.*", 502),
                temporary("GET .*/blobs/.*", 503),
                temporary("PUT .*/uploads/.*", 504));
    }

    private static Quirk temporary(String request, int status) {
        return new Quirk(
                request + " answered " + status + " twice",
                (registry, other) -> registry.fail(new TestRegistry.Fault(request, status, 2)));
    }

    private static void wants(TestRegistry registry, String header, String challenge) {
        registry.require(header);
        registry.challenge(challenge);
    }

    private static String bearer(TestRegistry service) {
        return "Bearer realm=\"" + service.address() + "/token\",service=\"test\"";
    }

    @BeforeAll
    static void makeKey() throws Exception {
        tls = TestTls.context(key);
    }

    @BeforeEach
    void start() throws Exception {
        registry = TestRegistry.overTls(tls);
        other = TestRegistry.overTls(tls);
    }

    @AfterEach
    void stop() {
        registry.close();
        other.close();
    }

    @ParameterizedTest
    @MethodSource("quirks")
    void isPulledFromAndPushedTo(Quirk quirk) throws Exception {
        String digest = registry.retag("team/base", "1", MANIFEST);
        String blob = registry.put("team/base", BLOB);
        quirk.difference().in(registry, other);
        RegistryClient base = client("team/base", "pull");
        RegistryClient image = client("team/app", "pull,push");
        Path file = Files.write(folder.resolve("blob"), NEW);
        String pushed = Digests.PREFIX + Digests.hex(NEW);
        Retries retries = new Retries(new TestListener(), time -> {});

        assertThat(retries.call("team/base", () -> base.digest("1"))).contains(digest);
        assertThat(retries.call("team/base", () -> base.manifest(digest))).asString().isEqualTo(MANIFEST);
        assertThat(retries.call("team/base", () -> base.blob(blob))).isEqualTo(BLOB);
        assertThat(retries.call("team/app", () -> image.digest("1"))).isEmpty();
        assertThat(retries.call("team/app", () -> image.hasBlob(pushed))).isFalse();
        retries.call("team/app", () -> {
            Optional<Upload> upload = image.mount(pushed, "team/base");
            image.sendBlob(upload.orElseThrow(), pushed, file);
            return upload;
        });
        retries.call("team/app", () -> {
            image.sendManifest("1", ImageFormat.OCI.manifest(), MANIFEST.getBytes(StandardCharsets.UTF_8));
            return digest;
        });
        assertThat(retries.call("team/app", () -> image.digest("1"))).contains(digest);
        assertThat(String.join("\n", other.seen().stream()
                        .filter(request -> !request.contains("/token"))
                        .toList()))
                .doesNotContain("Basic", "Bearer");
    }

    private RegistryClient client(String repository, String actions) {
        CredentialSources credentials = new CredentialSources(
                registry.host(),
                Optional.of(new Login("me", "s3cret", "'imageAuth'")),
                Optional.empty(),
                name -> Optional.empty(),
                new UserEnvironment(Map.of(), Map.of("os.name", "Linux")),
                text -> {});
        RegistryAccess access = new RegistryAccess(true, Map.of(), credentials, credentials, List.of());
        return new RegistryClient(
                Reference.parse(registry.host() + "/" + repository + ":1"),
                new Connections(access, folder.resolve("plain-http")),
                credentials,
                actions);
    }
}
