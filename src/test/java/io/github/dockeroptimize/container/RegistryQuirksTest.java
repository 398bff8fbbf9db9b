package io.github.dockeroptimize.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.image.Digests;
import io.github.dockeroptimize.registry.Connections;
import io.github.dockeroptimize.registry.Reference;
import io.github.dockeroptimize.registry.RegistryAccess;
import io.github.dockeroptimize.registry.RegistryClient;
import io.github.dockeroptimize.registry.RegistryStatusException;
import io.github.dockeroptimize.registry.TokenServiceException;
import io.github.dockeroptimize.registry.WrongContentException;
import io.github.dockeroptimize.registry.credentials.CredentialSources;
import io.github.dockeroptimize.registry.credentials.Login;
import io.github.dockeroptimize.registry.credentials.UserEnvironment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What registries do that the specification doesn't say or says otherwise, each as its users have reported it. Where
 * jib-maven-plugin 3.5.2 works, so does this client; where it is named in a comment, it doesn't.
 */
class RegistryQuirksTest {

    private static final String MANIFEST = "{\"schemaVersion\":2,\"layers\":[]}";
    private static final String DIGEST = Digests.PREFIX + Digests.hex(MANIFEST);
    private static final byte[] BLOB = {'x'};
    private static final String BLOB_DIGEST = Digests.PREFIX + Digests.hex(BLOB);
    private static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString("me:s3cret".getBytes(StandardCharsets.UTF_8));
    private static final String TOKEN = "Bearer t0k3n";

    @TempDir
    static Path key;

    private static SSLContext tls;

    @TempDir
    Path folder;

    /** Its certificate is self-signed. */
    private TestRegistry registry;

    private TestRegistry other;

    @BeforeAll
    static void makeKey() throws Exception {
        tls = TestTls.context(key);
    }

    @BeforeEach
    void start() throws Exception {
        registry = TestRegistry.overTls(tls);
        other = TestRegistry.overTls(tls);
        registry.retag("shop", "1", MANIFEST);
    }

    @AfterEach
    void stop() {
        registry.close();
        other.close();
    }

    private RegistryClient client() {
        return client(registry.host() + "/shop:1");
    }

    private RegistryClient client(String image) {
        return client(image, "pull,push");
    }

    private RegistryClient client(String image, String actions) {
        CredentialSources credentials = new CredentialSources(
                registry.host(),
                Optional.of(new Login("me", "s3cret", "'imageAuth'")),
                Optional.empty(),
                name -> Optional.empty(),
                new UserEnvironment(Map.of(), Map.of("os.name", "Linux")),
                text -> {});
        RegistryAccess access = new RegistryAccess(true, Map.of(), credentials, credentials, List.of());
        return new RegistryClient(
                Reference.parse(image), new Connections(access, folder.resolve("plain-http")), credentials, actions);
    }

    private String bearer() {
        return "Bearer realm=\"" + registry.address() + "/token\",service=\"test\"";
    }

    // challenges

    /** Gitea and Forgejo; jib-core reads the first header as one challenge. */
    @ParameterizedTest
    @ValueSource(strings = {"%s, Basic realm=\"gitea\"", "Basic realm=\"gitea\", %s"})
    void aTokenIsPreferredInAHeaderOfSeveralChallenges(String header) throws Exception {
        registry.require(TOKEN);
        registry.challenge(header.formatted(bearer()));
        assertThat(client().digest("1")).contains(DIGEST);
    }

    @Test
    void passwordsAreUsedWhereTheTokenServiceGivesNone() throws Exception {
        registry.require(BASIC);
        registry.challenge(bearer() + ", Basic realm=\"gitea\"");
        registry.answer("GET /token.*", 403, "");
        assertThat(client().digest("1")).contains(DIGEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "Negotiate", "Basic realm=\"unended"})
    void passwordsAreSentWhereNoTokenIsWanted(String challenge) throws Exception {
        registry.require(BASIC);
        registry.challenge(challenge);
        assertThat(client().digest("1")).contains(DIGEST);
    }

    @Test
    void aHeaderThatCannotBeReadFailsTheRequestAlone() {
        registry.require(BASIC);
        registry.challenge("");
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> client().digest("1"));
    }

    @Test
    void aTokenServiceElsewhereMayBeSelfSignedToo() throws Exception {
        registry.require(TOKEN);
        registry.challenge("Bearer realm=\"" + other.address() + "/token\",service=\"test\"");
        assertThat(client().digest("1")).contains(DIGEST);
    }

    /** Jib asks without credentials first. */
    @Test
    void aPublicImageIsPulledWithOutdatedCredentials() throws Exception {
        registry.require(TOKEN);
        registry.challenge(bearer());
        registry.refuseTokensFor(BASIC);
        assertThat(client(registry.host() + "/shop:1", "pull").digest("1")).contains(DIGEST);
        assertThatExceptionOfType(RegistryStatusException.class)
                .isThrownBy(() -> client().digest("1"))
                .satisfies(e -> assertThat(e.status()).isEqualTo(401));
    }

    @Test
    void aServiceThatIsNotNamedIsTheRegistry() throws Exception {
        registry.require(TOKEN);
        registry.challenge("Bearer realm=\"" + registry.address() + "/token\"");
        assertThat(client().digest("1")).contains(DIGEST);
        assertThat(registry.requests()).anyMatch(request -> request.startsWith("GET /token?service=localhost%3A"));
    }

    /** Azure says access_token, Docker token; both are allowed. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"access_token\":\"t0k3n\"}", "{\"expires_in\":3,\"token\":\"t\\u0030k3n\"}"})
    void tokensHaveTwoNames(String answer) throws Exception {
        registry.require(TOKEN);
        registry.challenge(bearer());
        registry.answer("GET /token.*", 200, answer);
        assertThat(client().digest("1")).contains(DIGEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "{\"details\":\"invalid\"}", "[]", ""})
    void anAnswerWithoutATokenIsNone(String answer) {
        registry.require(TOKEN);
        registry.challenge(bearer());
        registry.answer("GET /token.*", 200, answer);
        assertThatExceptionOfType(RegistryStatusException.class)
                .isThrownBy(() -> client().digest("1"))
                .satisfies(e -> assertThat(e.status()).isEqualTo(401));
    }

    @Test
    void aTokenServiceThatIsDownIsNamedAndAskedAgain() throws Exception {
        registry.require(TOKEN);
        registry.challenge(bearer());
        registry.answer("GET /token.*", 503, "");
        TestListener listener = new TestListener();
        assertThatExceptionOfType(TokenServiceException.class)
                .isThrownBy(() -> new Retries(listener, time -> {}).call("shop", () -> client().digest("1")))
                .satisfies(e -> assertThat(e.service()).isEqualTo(registry.host()));
        assertThat(listener.said)
                .hasSize(3)
                .first()
                .asString()
                .startsWith("the token service '" + registry.host()
                        + "' of 'shop' answers 503 (unavailable); trying again in 1 s");
    }

    // HEAD

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 405, 406, 501})
    void aRefusedHeadIsFollowedByGet(int status) throws Exception {
        registry.answer("HEAD /v2/shop/manifests/1", status, "");
        assertThat(client().digest("1")).contains(DIGEST);
    }

    @Test
    void aHeadWithoutADigestIsFollowedByGet() throws Exception {
        registry.answer("HEAD /v2/shop/manifests/1", 200, "", "Content-Type: application/json");
        assertThat(client().digest("1")).contains(DIGEST);
    }

    @Test
    void aPageIsNoManifest() {
        registry.answer(".*", 200, "<html>Please sign in</html>", "Content-Type: text/html");
        assertThatExceptionOfType(WrongContentException.class)
                .isThrownBy(() -> client().digest("1"))
                .withMessage("'" + registry.host() + "' answers with 'text/html' instead of a manifest");
    }

    @Test
    void aPageWithADigestIsNoManifest() {
        registry.answer(
                ".*", 200, "<html>", "Content-Type: text/html", "Docker-Content-Digest: sha256:" + "0".repeat(64));
        assertThatExceptionOfType(WrongContentException.class).isThrownBy(() -> client().digest("1"));
    }

    // redirects and locations

    @Test
    void aRedirectOnTheSameHostKeepsTheCredentials() throws Exception {
        registry.require(BASIC);
        registry.retag("moved", "1", MANIFEST);
        registry.answer("GET /v2/shop/manifests/1", 307, "", "Location: /v2/moved/manifests/1");
        RegistryClient client = client();
        client.digest("1"); // asks for the credentials
        assertThat(client.manifest("1")).asString(StandardCharsets.UTF_8).isEqualTo(MANIFEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?_state=abc%3D%3D"})
    void aLocationMayBeRelativeOrHaveAQuery(String query) throws Exception {
        registry.answer("POST /v2/shop/blobs/uploads/", 202, "", "Location: /v2/shop/blobs/uploads/7" + query);
        registry.answer("PUT /v2/shop/blobs/uploads/7.*", 201, "");
        client().sendBlob(BLOB_DIGEST, BLOB);
        assertThat(registry.requests())
                .last()
                .isEqualTo("PUT /v2/shop/blobs/uploads/7" + (query.isEmpty() ? "?" : query + "&") + "digest="
                        + BLOB_DIGEST);
    }

    @ParameterizedTest
    @ValueSource(ints = {307, 308})
    void anUploadIsRedirectedWithoutCredentials(int status) throws Exception {
        registry.require(BASIC);
        registry.answer("PUT /v2/shop/blobs/uploads/.*", status, "", "Location: " + other.address() + "/store?sig=1");
        other.answer("PUT /store.*", 201, "");
        client().sendBlob(BLOB_DIGEST, BLOB);
        assertThat(other.seen()).containsExactly("PUT /store?sig=1 null x");
    }

    @Test
    void theStartOfAnUploadIsRedirectedWithoutCredentials() throws Exception {
        registry.require(BASIC);
        RegistryClient client = client();
        client.digest("1");
        registry.answer("POST .*", 307, "", "Location: " + other.address() + "/v2/shop/blobs/uploads/");
        client.sendBlob(BLOB_DIGEST, BLOB);
        assertThat(other.seen()).hasSize(2).noneMatch(request -> request.contains("Basic"));
    }

    @Test
    void redirectsEnd() {
        registry.answer("GET .*", 302, "", "Location: /v2/shop/manifests/1");
        assertThatExceptionOfType(RegistryStatusException.class)
                .isThrownBy(() -> client().manifest("1"))
                .satisfies(e -> assertThat(e.status()).isEqualTo(302));
    }

    // uploads

    /** Some proxies answer 202 or 204, and without a digest. */
    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204})
    void anySuccessIsOne(int status) throws Exception {
        registry.answer("PUT .*", status, "");
        client().sendBlob(BLOB_DIGEST, BLOB);
        client().sendManifest("2", "application/vnd.oci.image.manifest.v1+json", BLOB);
    }

    /** Registries before which a proxy refuses bodies without a length; jib-core sends such. */
    @Test
    void blobsAreSentInOneRequestWithTheirLength() throws Exception {
        registry.answer("PATCH .*", 411, "");
        client().sendBlob(BLOB_DIGEST, BLOB);
        assertThat(client().hasBlob(BLOB_DIGEST)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {202, 400, 401, 403, 404, 405})
    void aRefusedMountIsAnUpload(int status) throws Exception {
        registry.answer("POST /v2/shop/blobs/uploads/\\?mount=.*", status, "", "Location: /v2/shop/blobs/uploads/7");
        Path file = Files.write(folder.resolve("blob"), BLOB);
        client().sendBlob(client().mount(BLOB_DIGEST, "base").orElseThrow(), BLOB_DIGEST, file);
        assertThat(client().hasBlob(BLOB_DIGEST)).isTrue();
        assertThat(registry.requests())
                .filteredOn("POST /v2/shop/blobs/uploads/"::equals)
                .hasSize(status == 202 ? 0 : 1);
    }

    /** Such as that of a registry whose tokens live for five minutes, during an upload of ten. */
    @Test
    void anExpiredTokenIsRenewed() throws Exception {
        registry.require(TOKEN);
        registry.challenge(bearer());
        RegistryClient client = client();
        client.digest("1");
        registry.require("Bearer another");
        registry.answer("GET /token.*", 200, "{\"token\":\"another\"}");
        client.sendManifest("2", "application/vnd.oci.image.manifest.v1+json", BLOB);
        assertThat(client.digest("2")).contains(BLOB_DIGEST);
    }

    @Test
    void aMountAsksForATokenForBothRepositories() throws Exception {
        registry.require(TOKEN);
        registry.challenge(bearer() + ",scope=\"repository:shop:pull,push repository:base:pull\"");
        assertThat(client().mount(BLOB_DIGEST, "base")).isPresent();
        assertThat(registry.requests())
                .contains(
                        "GET /token?service=test&scope=repository%3Ashop%3Apull%2Cpush&scope=repository%3Abase%3Apull");
    }

    // refusals

    @Test
    void whatTheRegistrySaysIsKeptOnOneLine() {
        registry.answer("PUT .*", 409, "{\"errors\":[{\"code\":\"TAG_EXISTS\",\"message\":\"tag\\nis locked\"}]}");
        assertThatExceptionOfType(RegistryStatusException.class)
                .isThrownBy(() -> client().sendManifest("1", "application/json", BLOB))
                .satisfies(e -> assertThat(e.detail()).isEqualTo("TAG_EXISTS tag is locked"));
    }

    @Test
    void otherBytesThanTheDigestSaysAreRefused() {
        registry.answer("GET .*", 200, "other");
        for (String what : List.of(DIGEST, BLOB_DIGEST)) {
            assertThatExceptionOfType(WrongContentException.class).isThrownBy(() -> client().manifest(what));
            assertThatExceptionOfType(WrongContentException.class).isThrownBy(() -> client().blob(what));
            assertThatExceptionOfType(WrongContentException.class)
                    .isThrownBy(() -> client().saveBlob(what, folder.resolve("blob")));
        }
    }

    // names

    /** Harbor, Artifactory and Nexus have other registries' images below a path; Jib knows hosts only. */
    @Test
    void aMirrorMayHaveAPath() throws Exception {
        registry.retag("proxy/library/java", "1", MANIFEST);
        RegistryClient mirror = client(Reference.parse("docker.io/java:1")
                .on(registry.host() + "/proxy")
                .toString());
        assertThat(mirror.digest("1")).contains(DIGEST);
    }

    @Test
    void anAddressOfIpv6IsARegistry() {
        Reference reference = Reference.parse("[::1]:5000/team/app:1");
        assertThat(reference.registry()).isEqualTo("[::1]:5000");
        assertThat(reference.repository()).isEqualTo("team/app");
    }
}
