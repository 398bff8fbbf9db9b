package io.github.dockeroptimize.registry.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.container.TestHome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialSourcesTest {

    private static final String REGISTRY = "registry.example.com:5000";

    @TempDir
    Path folder;

    private TestHome home;
    private final List<String> warnings = new ArrayList<>();

    @BeforeEach
    void emptyHome() {
        home = new TestHome(folder);
    }

    @Test
    void areAskedInTheOrderOfJib() throws Exception {
        Login login = new Login("given", "s3cret", "'imageAuth'");
        Path helper = home.helper("bin/helper", TestHome.json("helper"));
        home.environment("REGISTRY_AUTH_FILE", home.login("podman.json", REGISTRY, "podman"));
        home.environment("XDG_RUNTIME_DIR", home.path("run"));
        home.login("run/containers/auth.json", REGISTRY, "runtime");
        home.environment("DOCKER_CONFIG", home.path("docker"));
        home.login("docker/config.json", REGISTRY, "docker-config");
        home.write("docker/.dockercfg", "{\"" + REGISTRY + "\": {\"auth\": \"" + TestHome.encoded("legacy") + "\"}}");
        home.login(".docker/.dockerconfigjson", REGISTRY, "kubernetes");

        CredentialSources sources = sources(
                Optional.of(login),
                Optional.of(new HelperProgram("imageCredentialHelper", helper.toString(), Map.of())),
                registry -> Optional.of(new Login("server", "s3cret", "settings.xml, server '" + registry + "'")));

        assertThat(sources.first(REGISTRY)).map(Login::username).contains("given");
        List<String> users = new ArrayList<>();
        for (CredentialSource place : sources.places(REGISTRY).toList()) {
            CredentialLookup.of(place, REGISTRY).login().map(Login::username).ifPresent(users::add);
        }
        assertThat(users)
                .containsExactly(
                        "given", "helper", "server", "podman", "runtime", "docker-config", "legacy", "kubernetes");
        assertThat(warnings).isEmpty();
    }

    @Test
    void theFirstOneThatHasALoginGivesIt() {
        home.login(".docker/config.json", "other.example.com", "other");
        Path legacy = home.write(
                ".docker/.dockercfg",
                "{\"https://" + REGISTRY + "/v1/\": {\"auth\": \"" + TestHome.encoded("legacy") + "\"}}");
        CredentialSources sources = sources();
        assertThat(sources.first(REGISTRY))
                .contains(new Login("legacy", TestHome.password("legacy"), "'" + legacy + "'"));
        assertThat(sources.tried(REGISTRY)).isEqualTo("the credentials came from '" + legacy + "'");
    }

    @Test
    void nothingIsLookedForBeforeSomeoneAsks() {
        assertThat(sources().tried(REGISTRY)).isEqualTo("no credentials for '" + REGISTRY + "' were looked for");
    }

    @Test
    void saysWhereNothingWasFound() {
        CredentialSources sources = sources();
        assertThat(sources.first(REGISTRY)).isEmpty();
        assertThat(sources.tried(REGISTRY))
                .isEqualTo("no credentials for '" + REGISTRY + "' were found in the servers of settings.xml or '"
                        + home.path(".docker/config.json") + "', which doesn't exist");
    }

    @Test
    void namesTheFilesThatHaveNothing() {
        Path podman = home.login(".config/containers/auth.json", "other.example.com", "other");
        Path docker = home.login(".docker/config.json", "another.example.com", "another");
        CredentialSources sources = sources();
        assertThat(sources.first(REGISTRY)).isEmpty();
        assertThat(sources.tried(REGISTRY))
                .endsWith("found in the servers of settings.xml, '" + podman + "' or '" + docker + "'");
    }

    @Test
    void knowsEachRegistryApart() {
        home.login(".docker/config.json", REGISTRY, "me");
        CredentialSources sources = sources();
        assertThat(sources.first(REGISTRY)).isPresent();
        assertThat(sources.first("other.example.com")).isEmpty();
        assertThat(sources.tried(REGISTRY)).startsWith("the credentials came from");
        assertThat(sources.tried("other.example.com")).startsWith("no credentials for 'other.example.com' were found");
    }

    @Test
    void dockerHubIsKnownByAllItsNames() {
        home.login(".docker/config.json", "https://index.docker.io/v1/", "me");
        CredentialSources sources = sources();
        assertThat(sources.first("docker.io")).map(Login::username).contains("me");
        assertThat(sources.tried("registry-1.docker.io")).startsWith("the credentials came from");
    }

    @Test
    void aServerOfTheSettingsMayHaveAnyNameOfDockerHub() {
        CredentialSources sources = sources(
                Optional.empty(),
                Optional.empty(),
                registry -> registry.equals("docker.io")
                        ? Optional.of(new Login("me", "s3cret", "settings.xml, server 'docker.io'"))
                        : Optional.empty());
        assertThat(sources.first("registry-1.docker.io")).isPresent();
        assertThat(sources.tried("registry-1.docker.io"))
                .isEqualTo("the credentials came from settings.xml, server 'docker.io'");
    }

    @Test
    void aHelperRunsOnceHoweverOftenItIsAsked() throws Exception {
        Path helper = home.helper("bin/helper", TestHome.json("me"));
        CredentialSources sources = sources("imageCredentialHelper", helper.toString());
        sources.first(REGISTRY);
        sources.first(REGISTRY);
        assertThat(Path.of(helper + ".calls")).content().isEqualTo(REGISTRY + "\n");
        assertThat(sources.tried(REGISTRY))
                .isEqualTo("the credentials came from 'imageCredentialHelper', through 'helper'");
    }

    @Test
    void aHelperGetsItsEnvironment() {
        Path helper = home.executable(home.write(
                "bin/helper", "#!/bin/sh\nread r\necho '{\"Username\": \"'$REGION'\", \"Secret\": \"s3cret\"}'\n"));
        HelperProgram program = new HelperProgram("imageCredentialHelper", helper.toString(), Map.of("REGION", "eu"));
        assertThat(sources(Optional.empty(), Optional.of(program), registry -> Optional.empty())
                        .first(REGISTRY))
                .map(Login::username)
                .contains("eu");
    }

    @Test
    void aHelperThatKnowsNothingIsPassedOver() {
        Path helper = home.helper("bin/helper", "credentials not found in native keychain");
        Path config = home.login(".docker/config.json", REGISTRY, "me");
        CredentialSources sources = sources("imageCredentialHelper", helper.toString());
        assertThat(sources.first(REGISTRY)).isPresent();
        assertThat(sources.tried(REGISTRY))
                .isEqualTo("the credentials came from '" + config
                        + "'; before that, nothing was found in 'imageCredentialHelper' ('" + helper
                        + "' has nothing for it)");
    }

    @Test
    void aHelperThatPrintsASecretOnlyIsNotQuoted() {
        Path helper = home.helper("bin/helper", "{\"Username\": \"\", \"Secret\": \"s3cret\"}");
        CredentialSources sources = sources("imageCredentialHelper", helper.toString());
        assertThat(sources.first(REGISTRY)).isEmpty();
        assertThat(sources.tried(REGISTRY)).contains("has nothing for it").doesNotContain("s3cret");
        assertThat(warnings).isEmpty();
    }

    @Test
    void aHelperPathWhereNothingIsIsRefused() {
        Path helper = home.path("bin/helper");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> sources("baseImageCredentialHelper", helper.toString()))
                .withMessage("'baseImageCredentialHelper' is '" + helper
                        + "', but there is no such file; set it to the path of a credential helper, or to 'NAME' for a"
                        + " 'docker-credential-NAME' on the PATH");
    }

    @Test
    void aHelperOnWindowsMayLeaveOutItsEnding() {
        Path helper = home.helper("bin/helper.cmd", TestHome.json("me"));
        home.property("os.name", "Windows 11");
        String name = helper.toString().replace(".cmd", "");
        assertThat(new HelperProgram("imageCredentialHelper", name, Map.of()).executable(home.machine()))
                .isEqualTo(name);
    }

    @Test
    void aNamedHelperThatIsNotOnThePathFailsAsItDoesForJib() {
        CredentialSources sources = sources("imageCredentialHelper", "no-such-helper");
        home.login(".docker/config.json", REGISTRY, "me");
        String message = "'imageCredentialHelper' can't give the credentials for '" + REGISTRY
                + "', since 'docker-credential-no-such-helper' can't be found;"
                + " install it, or set 'imageCredentialHelper' to the path of a credential helper";
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> sources.first(REGISTRY))
                .withMessage(message);
        assertThat(sources.tried(REGISTRY))
                .contains("'imageCredentialHelper' ('docker-credential-no-such-helper' can't be found)");
    }

    @Test
    void aHelperThatIsNoProgramSaysWhy() {
        Path helper = home.write("bin/helper", "no program");
        CredentialSources sources = sources("imageCredentialHelper", helper.toString());
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> sources.first(REGISTRY))
                .withMessageContaining("Permission denied");
    }

    @Test
    void aMissingHelperOfAFileIsPassedOverWithOneWarning() {
        Path config = home.write(".docker/config.json", "{\"credsStore\": \"no-such-helper\"}");
        CredentialSources sources = sources();
        assertThat(sources.first("docker.io")).isEmpty();
        assertThat(sources.first("docker.io")).isEmpty();
        assertThat(warnings)
                .containsExactly("'" + config
                        + "' can't be used, since 'docker-credential-no-such-helper' can't be found;"
                        + " log in to the registry again, or fix the file");
        assertThat(sources.tried("docker.io"))
                .endsWith("or '" + config + "' ('docker-credential-no-such-helper' can't be found)");
    }

    @Test
    void aFilesOwnEntryIsTakenWhereItsHelperIsMissing() {
        Path config = home.write(
                ".docker/config.json",
                "{\"credsStore\": \"no-such-helper\", \"auths\": {\"" + REGISTRY + "\": {\"auth\": \""
                        + TestHome.encoded("me") + "\"}}}");
        CredentialSources sources = sources();
        assertThat(sources.first(REGISTRY)).map(Login::username).contains("me");
        assertThat(sources.tried(REGISTRY)).isEqualTo("the credentials came from '" + config + "'");
        assertThat(warnings).singleElement().asString().contains("'docker-credential-no-such-helper' can't be found");
    }

    @Test
    void aFileThatIsNoJsonIsPassedOverWithAWarning() {
        Path config = home.write(".docker/config.json", "s3cret");
        CredentialSources sources = sources();
        assertThat(sources.first(REGISTRY)).isEmpty();
        assertThat(warnings)
                .containsExactly("'" + config + "' can't be used, since it can't be read;"
                        + " log in to the registry again, or fix the file");
    }

    @Test
    void anEntryThatIsNoLoginFailsAsItDoesForJib() {
        Path config = home.write(".docker/config.json", "{\"auths\": {\"" + REGISTRY + "\": {\"auth\": \"s3cret_\"}}}");
        CredentialSources sources = sources();
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> sources.first(REGISTRY))
                .withMessage("'" + config + "' can't give the credentials for '" + REGISTRY
                        + "', since its entry can't be read; log in to the registry again, or fix the file")
                .withNoCause();
    }

    @Test
    void theUsualHelperOfACloudIsMissedWithoutAWarning() {
        CredentialSources sources = sources();
        assertThat(sources.first("1.dkr.ecr.eu-central-1.amazonaws.com")).isEmpty();
        assertThat(sources.tried("1.dkr.ecr.eu-central-1.amazonaws.com"))
                .endsWith(" or the registry's usual credential helper ('docker-credential-ecr-login' can't be found)");
        assertThat(warnings).isEmpty();
    }

    @Test
    void aHelperOnThePathIsCalledByNameFromParameterAndFile() throws Exception {
        home.helper("bin/docker-credential-named", TestHome.json("named"));
        home.helper("bin/docker-credential-stored", TestHome.json("stored"));
        home.helper("bin/docker-credential-ecr-login", TestHome.json("AWS"));
        Path config = home.write(".docker/config.json", "{\"credHelpers\": {\"" + REGISTRY + "\": \"stored\"}}");
        assertThat(OnPath.run(home.path("bin"), folder, "named", REGISTRY))
                .isEqualTo(
                        "named: the credentials came from 'imageCredentialHelper', through 'docker-credential-named'");
        assertThat(OnPath.run(home.path("bin"), folder, "", REGISTRY))
                .isEqualTo("stored: the credentials came from '" + config + "', through 'docker-credential-stored'");
        assertThat(OnPath.run(home.path("bin"), folder, "", "1.dkr.ecr.eu-central-1.amazonaws.com"))
                .isEqualTo("AWS: the credentials came from the registry's usual credential helper,"
                        + " through 'docker-credential-ecr-login'");
    }

    @Test
    void theMostSpecificNamespaceWins() {
        home.write(
                ".config/containers/auth.json",
                "{\"auths\": {\"" + REGISTRY + "\": {\"auth\": \"" + TestHome.encoded("all") + "\"}, \"" + REGISTRY
                        + "/team\": {\"auth\": \"" + TestHome.encoded("team") + "\"}, \"" + REGISTRY
                        + "/team/app\": {\"auth\": \"" + TestHome.encoded("app") + "\"}}}");
        CredentialSources sources = sources();
        Map<String, String> users = Map.of(
                REGISTRY + "/team/app",
                "app",
                REGISTRY + "/team/application",
                "team",
                REGISTRY + "/team/app/more",
                "app",
                REGISTRY + "/other",
                "all",
                REGISTRY,
                "all");
        users.forEach((image, user) ->
                assertThat(sources.first(image)).map(Login::username).contains(user));
        assertThat(sources.first("other.example.com/team/app")).isEmpty();
    }

    @Test
    void aNamespacesCredentialsAreNotForOthers() {
        home.login(".docker/config.json", REGISTRY + "/team", "team");
        CredentialSources sources = sources();
        assertThat(sources.first(REGISTRY + "/other")).isEmpty();
        assertThat(sources.first(REGISTRY)).isEmpty();
        assertThat(sources.tried(REGISTRY)).startsWith("no credentials for '" + REGISTRY + "' were found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {REGISTRY, "https://" + REGISTRY, "https://" + REGISTRY + "/", REGISTRY + "/v2/", REGISTRY + "/v1"
            })
    void aKeyMayBeAnAddress(String key) {
        home.login(".docker/config.json", key, "me");
        assertThat(sources().first(REGISTRY + "/team/app")).map(Login::username).contains("me");
    }

    @Test
    void userNameAndPasswordMayStandByThemselves() {
        home.write(
                ".docker/config.json",
                "{\"auths\": {\"" + REGISTRY + "\": {\"username\": \"me\", \"password\": \"a:b\"}}}");
        assertThat(sources().first(REGISTRY)).map(Login::password).contains("a:b");
    }

    @Test
    void anIdentityTokenIsOne() {
        home.write(
                ".docker/config.json",
                "{\"auths\": {\"" + REGISTRY + "\": {\"auth\": \"" + TestHome.encoded("me")
                        + "\", \"identitytoken\": \"t\"}}}");
        assertThat(sources().first(REGISTRY)).map(Login::isRefreshToken).contains(true);
    }

    @Test
    void theVariableOfDockersClientIsRead() {
        home.environment(
                "DOCKER_AUTH_CONFIG",
                "{\"auths\": {\"" + REGISTRY + "\": {\"auth\": \"" + TestHome.encoded("job") + "\"}}}");
        home.login(".docker/config.json", REGISTRY, "me");
        CredentialSources sources = sources();
        assertThat(sources.first(REGISTRY)).map(Login::username).contains("job");
        assertThat(sources.tried(REGISTRY)).isEqualTo("the credentials came from 'DOCKER_AUTH_CONFIG'");
    }

    @Test
    void aVariableThatIsNoJsonIsSaidWithoutItsText() {
        home.environment("DOCKER_AUTH_CONFIG", "s3cret");
        assertThat(sources().first(REGISTRY)).isEmpty();
        assertThat(warnings)
                .containsExactly("'DOCKER_AUTH_CONFIG' can't be used, since it can't be read; fix the variable");
    }

    @Test
    void aUserWithoutAHomeMayHaveOneInTheEnvironment() {
        home.property("user.home", "?").environment("HOME", home.path("other"));
        home.login("other/.docker/config.json", REGISTRY, "me");
        assertThat(sources().first(REGISTRY)).map(Login::username).contains("me");
    }

    @Test
    @Timeout(60)
    void allThatAHelperPrintsIsRead() {
        Path helper = home.executable(home.write(
                "bin/helper",
                "#!/bin/sh\nhead -c 300000 /dev/zero | tr '\\0' x >&2\necho '" + TestHome.json("me") + "'\n"));
        assertThat(sources("imageCredentialHelper", helper.toString()).first(REGISTRY))
                .isPresent();
    }

    @Test
    @Timeout(60)
    void aHelperThatSaysNothingIsEnded() {
        Path helper = home.executable(home.write("bin/helper", "#!/bin/sh\nsleep 1000\n"));
        HelperCall call = new HelperCall(helper.toString(), Map.of(), false, Duration.ofMillis(300));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> call.ask(List.of(REGISTRY), "it", new Remarks()))
                .withMessage("'" + helper + "' doesn't answer within 0 s");
    }

    @Test
    void whatWentWrongWithAHelperIsSaid() {
        Path helper = home.executable(
                home.write("bin/helper", "#!/bin/sh\necho first >&2\necho 'token expired' >&2\nexit 3\n"));
        CredentialSources sources = sources("imageCredentialHelper", helper.toString());
        assertThat(sources.first(REGISTRY)).isEmpty();
        assertThat(warnings)
                .singleElement()
                .asString()
                .startsWith("'imageCredentialHelper' can't be used, since '" + helper + "' failed (token expired); ");
    }

    @Test
    void aSecretOfAHelperThatFailsIsNotQuoted() {
        Path helper = home.executable(home.write("bin/helper", "#!/bin/sh\necho '{\"Secret\": \"s3cret\"}'\nexit 3\n"));
        assertThat(sources("imageCredentialHelper", helper.toString()).first(REGISTRY))
                .isEmpty();
        assertThat(warnings).singleElement().asString().contains("exit code 3").doesNotContain("s3cret");
    }

    @Test
    void aHelperKnowsDockerHubByItsAddress() {
        Path helper = home.helper("bin/helper", TestHome.json("me"));
        CredentialSources sources = new CredentialSources(
                "docker.io",
                Optional.empty(),
                Optional.of(new HelperProgram("imageCredentialHelper", helper.toString(), Map.of())),
                registry -> Optional.empty(),
                home.machine(),
                warnings::add);
        assertThat(sources.first("registry-1.docker.io/library/java")).isPresent();
        assertThat(Path.of(helper + ".calls")).content().isEqualTo("https://index.docker.io/v1/\n");
    }

    private CredentialSources sources() {
        return sources(Optional.empty(), Optional.empty(), registry -> Optional.empty());
    }

    private CredentialSources sources(String parameter, String helper) {
        return sources(
                Optional.empty(),
                Optional.of(new HelperProgram(parameter, helper, Map.of())),
                registry -> Optional.empty());
    }

    private CredentialSources sources(
            Optional<Login> login, Optional<HelperProgram> helper, Function<String, Optional<Login>> servers) {
        return new CredentialSources(REGISTRY, login, helper, servers, home.machine(), warnings::add);
    }

    /** A JVM with a PATH of its own: where a program is looked for is read once, when the JVM starts. */
    static final class OnPath {

        private OnPath() {}

        static String run(Path bin, Path home, String helper, String registry) throws IOException {
            ProcessBuilder builder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            OnPath.class.getName(),
                            home.toString(),
                            helper,
                            registry)
                    .redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.environment().put("PATH", bin + ":" + System.getenv("PATH"));
            return new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        }

        public static void main(String[] arguments) {
            CredentialSources sources = new CredentialSources(
                    arguments[2],
                    Optional.empty(),
                    Optional.of(arguments[1])
                            .filter(name -> !name.isEmpty())
                            .map(name -> new HelperProgram("imageCredentialHelper", name, Map.of())),
                    registry -> Optional.empty(),
                    new TestHome(Path.of(arguments[0])).machine(),
                    System.err::println);
            String username = sources.first(arguments[2]).map(Login::username).orElse("nobody");
            System.out.println(username + ": " + sources.tried(arguments[2]));
        }
    }
}
