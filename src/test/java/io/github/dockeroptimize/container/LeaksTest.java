package io.github.dockeroptimize.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.container.cache.CacheDirectory;
import io.github.dockeroptimize.image.Digests;
import io.github.dockeroptimize.registry.Connections;
import io.github.dockeroptimize.registry.Reference;
import io.github.dockeroptimize.registry.RegistryAccess;
import io.github.dockeroptimize.registry.RegistryClient;
import io.github.dockeroptimize.registry.credentials.CredentialSources;
import io.github.dockeroptimize.registry.credentials.HelperProgram;
import io.github.dockeroptimize.registry.credentials.Login;
import io.github.dockeroptimize.registry.credentials.UserEnvironment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A credential goes to the registry that it was given for, over TLS, and nowhere else. */
class LeaksTest {

    private static final String SECRET = "s3cret";
    private static final Login PASSWORD = new Login("me", SECRET, "'imageAuth'");
    private static final Login IDENTITY_TOKEN = new Login("<token>", SECRET, "'imageAuth'");
    private static final String BASIC = "Basic " + encoded(PASSWORD);
    private static final String ANONYMOUS = "Bearer t0k3n";

    @TempDir
    static Path key;

    private static SSLContext tls;

    @TempDir
    Path folder;

    /** What is asked; it speaks HTTPS. */
    private TestRegistry registry;
    /** Somebody else, who speaks HTTPS too. */
    private TestRegistry other;
    /** Somebody who speaks plain HTTP. */
    private TestRegistry plain;

    @BeforeAll
    static void makeKey() throws Exception {
        tls = TestTls.context(key);
    }

    @BeforeEach
    void start() throws Exception {
        registry = TestRegistry.overTls(tls);
        other = TestRegistry.overTls(tls);
        plain = new TestRegistry();
    }

    @AfterEach
    void stop() {
        Stream.of(registry, other, plain).forEach(TestRegistry::close);
    }

    /** How a base image is asked for. */
    private enum Reading {
        DIGEST {
            @Override
            void run(BuildRequest request, Path cache) throws Exception {
                Connections connections = new Connections(request.access(), cache.resolve("plain-http"));
                new BasePin(
                                request,
                                CacheDirectory.in(cache),
                                new BaseRequests(request, connections, BuildListener.SILENT),
                                Retries.none(),
                                new FailureMessages(request))
                        .digest();
            }
        },
        CONFIG {
            @Override
            void run(BuildRequest request, Path cache) throws Exception {
                Connections connections = new Connections(request.access(), cache.resolve("plain-http"));
                new BaseRequests(request, connections, BuildListener.SILENT)
                        .ask(repository -> Optional.of(repository.manifest("1")));
            }
        },
        IMAGE {
            @Override
            void run(BuildRequest request, Path cache) throws Exception {
                RemoteImage.base(request.plan().baseImage().reference(), request.access(), cache)
                        .manifest("1");
            }
        },
        SIZE {
            @Override
            void run(BuildRequest request, Path cache) throws Exception {
                new BaseImageSizes(request.access(), cache, List.of())
                        .compressed(request.plan().baseImage().reference());
            }
        },
        BUILD {
            @Override
            void run(BuildRequest request, Path cache) throws Exception {
                ImageBuilder.build(request, BuildListener.SILENT, Retries.none());
            }
        };

        abstract void run(BuildRequest request, Path cache) throws Exception;
    }

    @ParameterizedTest
    @EnumSource(Reading.class)
    void aMirrorGetsNothingThatWasGivenForItsRegistry(Reading reading) {
        other.require(BASIC);
        TestHome home = new TestHome(folder);
        HelperProgram helper = new HelperProgram(
                "baseImageCredentialHelper",
                home.helper("helper", TestHome.json("helper")).toString(),
                Map.of());
        CredentialSources credentials = new CredentialSources(
                "registry.invalid",
                Optional.of(PASSWORD),
                Optional.of(helper),
                name -> Optional.empty(),
                home.machine(),
                text -> {});

        assertThatExceptionOfType(Exception.class).isThrownBy(() -> read(reading, credentials));

        assertThat(other.seen()).isNotEmpty();
        assertNothingLeaked();
        assertThat(home.path("helper.calls"))
                .satisfiesAnyOf(
                        calls -> assertThat(calls).doesNotExist(),
                        calls -> assertThat(calls).content().doesNotContain(other.host()));
    }

    @ParameterizedTest
    @EnumSource(value = Reading.class, names = "BUILD", mode = EnumSource.Mode.EXCLUDE)
    void aMirrorGetsWhatThereIsUnderItsOwnName(Reading reading) throws Exception {
        other.retag("java", "1", "{\"layers\":[]}");
        other.require("Basic " + encoded(new Login("mirror", "other", "")));
        CredentialSources credentials = new CredentialSources(
                "registry.invalid",
                Optional.of(PASSWORD),
                Optional.empty(),
                name -> name.equals(other.host())
                        ? Optional.of(new Login("mirror", "other", "settings.xml"))
                        : Optional.empty(),
                nowhere(),
                text -> {});

        read(reading, credentials);

        assertThat(other.seen())
                .anyMatch(request -> request.endsWith("Basic " + encoded(new Login("mirror", "other", ""))));
        assertNothingLeaked();
    }

    private void read(Reading reading, CredentialSources credentials) throws Exception {
        RegistryAccess access = new RegistryAccess(
                true, Map.of("registry.invalid", List.of(other.host())), credentials, credentials, List.of());
        BuildRequest request = TestRequest.in(folder)
                .base("registry.invalid/java:1")
                .access(access)
                .build();
        reading.run(request, folder.resolve("cache"));
    }

    /** Such as an image that {@code builtImage} names, or the JDK that a report compares with. */
    @Test
    void anotherRegistryGetsNothing() {
        other.require(BASIC);
        RegistryAccess access = access("registry.example.com/shop", PASSWORD, true);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> RemoteImage.built(other.host() + "/shop:1", access, folder)
                        .manifest("1"));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> new BaseImageSizes(access, folder, List.of()).compressed(other.host() + "/jdk:17"));

        assertThat(other.seen()).hasSize(2);
        assertNothingLeaked();
        assertThat(access.image().tried(other.host()))
                .isEqualTo("no credentials for '" + other.host() + "' were found in the servers of settings.xml;"
                        + " 'imageAuth' is for 'registry.example.com' only");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:1", "127.0.0.1", "localhost.localdomain"})
    void aRegistryIsAHostAndAPort(String host) {
        other.require(BASIC);
        RegistryAccess access = access(host + "/shop", PASSWORD, true);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> requests(other, access).manifest("1"));
        assertNothingLeaked();
    }

    @Test
    void theRegistryItselfGetsIt() throws Exception {
        registry.retag("shop", "1", "{}");
        registry.require(BASIC);
        requests(registry, access(registry, PASSWORD)).manifest("1");
        assertThat(registry.seen()).anyMatch(request -> request.endsWith(BASIC));
    }

    /** What a registry may say about its token service. */
    private enum Service {
        PLAIN {
            @Override
            String prepare(LeaksTest test) {
                return test.plain.address();
            }
        },
        REDIRECTS_TO_PLAIN {
            @Override
            String prepare(LeaksTest test) {
                test.registry.tokensAt(test.plain.address() + "/token");
                return test.registry.address();
            }
        },
        REDIRECTS_TO_OTHER {
            @Override
            String prepare(LeaksTest test) {
                test.registry.tokensAt(test.other.address() + "/token");
                return test.registry.address();
            }
        },
        /** The address says HTTPS, which nobody speaks there. */
        SPEAKS_NO_TLS {
            @Override
            String prepare(LeaksTest test) {
                return test.plain.address().replace("http:", "https:");
            }
        };

        /** Its address. */
        abstract String prepare(LeaksTest test);
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void anIdentityTokenGoesNowhereElse(Service service) {
        challenge(registry, service.prepare(this));
        for (boolean insecure : new boolean[] {true, false}) {
            RegistryAccess access = access(registry.host() + "/shop", IDENTITY_TOKEN, insecure);
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> requests(registry, access).manifest("1"));
        }
        assertNothingLeaked();
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void aPasswordGoesNowhereElse(Service service) {
        challenge(registry, service.prepare(this));
        RegistryAccess access = access(registry, PASSWORD);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> requests(registry, access).manifest("1"));
        assertNothingLeaked();
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void aPushSendsNoIdentityTokenElsewhere(Service service) {
        challenge(registry, service.prepare(this));
        assertPushFails(registry, IDENTITY_TOKEN);
        assertNothingLeaked();
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void aPushSendsNoPasswordElsewhere(Service service) {
        challenge(registry, service.prepare(this));
        assertPushFails(registry, PASSWORD);
        assertNothingLeaked();
    }

    @Test
    void whatARegistrySaysOverPlainHttpIsNotBelieved() {
        for (Login login : List.of(PASSWORD, IDENTITY_TOKEN)) {
            challenge(plain, other.address());
            RegistryAccess access = access(plain, login);
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> requests(plain, access).manifest("1"));
            assertThat(assertPushFails(plain, login))
                    .hasMessage("'image' is '" + plain.host() + "/shop:1', but '" + plain.host()
                            + "' requires authentication, but is reached over plain HTTP, where anybody can read the"
                            + " credentials; use HTTPS, or set -DsendCredentialsOverHttp=true if that is acceptable");
        }
        assertNothingLeaked();
    }

    @Test
    void aBaseImageIsPulledWithoutALeakToo() throws Exception {
        new TestImages(plain, folder).withBase("java");
        challenge(plain, other.address());
        RegistryAccess access = access(plain, PASSWORD);
        BuildRequest request = TestRequest.in(folder)
                .base(plain.host() + "/java@" + digest(plain, "java"))
                .access(access)
                .build();
        assertThatExceptionOfType(BuildFailureException.class)
                .isThrownBy(() -> ImageBuilder.build(request, BuildListener.SILENT, Retries.none()))
                .withMessageContaining("is reached over plain HTTP, where anybody can read the credentials");
        assertNothingLeaked();
    }

    @Test
    void theMessageNamesTheTokenService() {
        challenge(registry, plain.address());
        assertThat(assertPushFails(registry, PASSWORD))
                .hasMessage("'image' is '" + registry.host() + "/shop:1', but '" + registry.host()
                        + "' requires authentication, but names a token service that is reached over plain HTTP, '"
                        + plain.address() + "/token', where anybody can read the credentials; use HTTPS, or set"
                        + " -DsendCredentialsOverHttp=true if that is acceptable");
    }

    @Test
    void uploadsTakenElsewhereGetNoCredentials() throws Exception {
        registry.require(BASIC);
        registry.uploadsAt(other.address());
        requests(registry, access(registry, PASSWORD)).sendBlob(Digests.PREFIX + Digests.hex("x"), new byte[] {'x'});
        assertThat(other.seen()).isNotEmpty();
        assertNothingLeaked();
    }

    @Test
    void aPushToARegistryThatTakesUploadsElsewhereGivesNoCredentials() throws Exception {
        registry.require(BASIC);
        registry.uploadsAt(other.address());
        push(registry, PASSWORD);
        assertThat(other.requests()).anyMatch(request -> request.startsWith("PUT /v2/shop/blobs/uploads/"));
        assertNothingLeaked();
    }

    @Test
    void aBlobThatIsRedirectedIsFetchedWithoutCredentials() throws Exception {
        registry.require(BASIC);
        registry.fail(new TestRegistry.Fault("GET /v2/shop/blobs/.*", 307, 9));
        registry.redirectTo(other.address() + "/v2/shop/manifests/1");
        other.retag("shop", "1", "{}");
        requests(registry, access(registry, PASSWORD)).blob(Digests.PREFIX + Digests.hex("{}"));
        assertThat(other.seen()).isNotEmpty();
        assertNothingLeaked();
    }

    private static void challenge(TestRegistry registry, String service) {
        registry.require(ANONYMOUS + " of nobody");
        registry.challenge("Bearer realm=\"" + service + "/token\",service=\"test\"");
    }

    private BuildFailureException assertPushFails(TestRegistry where, Login login) {
        List<BuildFailureException> failures = new ArrayList<>();
        assertThatExceptionOfType(BuildFailureException.class)
                .isThrownBy(() -> push(where, login))
                .satisfies(failures::add);
        for (Throwable cause = failures.get(0); cause != null; cause = cause.getCause()) {
            assertThat(cause.toString()).doesNotContain(SECRET);
        }
        return failures.get(0);
    }

    private void push(TestRegistry where, Login login) throws Exception {
        TestRegistry bases = new TestRegistry();
        try (bases) {
            new TestImages(bases, folder).withBase("java");
            BuildRequest request = TestRequest.in(folder)
                    .image(where.host() + "/shop:1")
                    .base(bases.host() + "/java:latest")
                    .toRegistry()
                    .access(access(where, login))
                    .build();
            ImageBuilder.build(request, BuildListener.SILENT, Retries.none());
        }
    }

    private static String digest(TestRegistry where, String repository) throws IOException {
        return Digests.PREFIX + Digests.hex(where.manifest(repository, "latest").getBytes(StandardCharsets.UTF_8));
    }

    /** The registry itself may see it, in the header; nobody else, and nobody in plain HTTP. */
    private void assertNothingLeaked() {
        assertThat(other.seen()).noneMatch(LeaksTest::isSecret);
        assertThat(plain.seen()).noneMatch(LeaksTest::isSecret);
    }

    private static boolean isSecret(String request) {
        return Stream.of(PASSWORD, IDENTITY_TOKEN).anyMatch(login -> request.contains(encoded(login)))
                || request.contains(SECRET)
                || request.contains(TestHome.encoded("helper"));
    }

    private RegistryClient requests(TestRegistry where, RegistryAccess access) {
        return new RegistryClient(
                Reference.parse(where.host() + "/shop:1"),
                new Connections(access, folder.resolve("plain-http")),
                access.image(),
                "pull,push");
    }

    private RegistryAccess access(TestRegistry where, Login login) {
        return access(where.host() + "/shop", login, true);
    }

    private static RegistryAccess access(String image, Login login, boolean insecure) {
        CredentialSources credentials = new CredentialSources(
                Reference.parse(image).registry(),
                Optional.of(login),
                Optional.empty(),
                name -> Optional.empty(),
                nowhere(),
                text -> {});
        return new RegistryAccess(insecure, Map.of(), credentials, credentials, List.of());
    }

    private static UserEnvironment nowhere() {
        return new UserEnvironment(Map.of(), Map.of("os.name", "Linux"));
    }

    private static String encoded(Login login) {
        return Base64.getEncoder()
                .encodeToString((login.username() + ":" + login.password()).getBytes(StandardCharsets.UTF_8));
    }
}
