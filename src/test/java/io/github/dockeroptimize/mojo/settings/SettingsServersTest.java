package io.github.dockeroptimize.mojo.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockeroptimize.mojo.TestSettings;
import io.github.dockeroptimize.registry.credentials.Login;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsServersTest {

    private static final String SECRET = "s3cret";

    @TempDir
    Path folder;

    private final List<String> warnings = new ArrayList<>();

    @Test
    void aServerIsTheLoginOfTheRegistryThatItIsNamedAfter() {
        SettingsServers servers = servers(server("registry.example.com", "me", SECRET));
        assertThat(servers.login("registry.example.com"))
                .contains(new Login("me", SECRET, "settings.xml, server 'registry.example.com'"));
        assertThat(servers.login("other.example.com")).isEmpty();
    }

    @Test
    void theIdMayLeaveOutThePort() {
        SettingsServers servers = servers(
                server("registry.example.com", "all", SECRET) + server("registry.example.com:5000", "port", SECRET));
        assertThat(servers.login("registry.example.com:5000"))
                .map(Login::username)
                .contains("port");
        assertThat(servers.login("registry.example.com:5001"))
                .map(Login::source)
                .contains("settings.xml, server 'registry.example.com'");
    }

    @Test
    void anEncryptedPasswordIsDecrypted() {
        String encrypted = TestSettings.encrypted(SECRET);
        assertThat(encrypted).doesNotContain(SECRET);
        assertThat(servers(server("r.example.com", "me", encrypted)).login("r.example.com"))
                .map(Login::password)
                .contains(SECRET);
        assertThat(warnings).isEmpty();
    }

    @Test
    void aPasswordThatCannotBeDecryptedIsAWarningWithoutIt() {
        String encrypted = TestSettings.encrypted(SECRET);
        SettingsServers servers = servers(server("r.example.com", "me", encrypted), TestSettings.withoutMaster(folder));
        assertThat(servers.login("r.example.com")).isEmpty();
        assertThat(warnings)
                .containsExactly("settings.xml, server 'r.example.com' has a password that can't be decrypted,"
                        + " so its credentials are not used; encrypt it with this machine's master password");
    }

    @Test
    void aServerThatIsNotAskedForNeedNotBeDecryptable() {
        SettingsServers servers = servers(
                server("broken.example.com", "me", "{bm90IGVuY3J5cHRlZA==}") + server("r.example.com", "me", SECRET));
        assertThat(servers.login("r.example.com")).isPresent();
        assertThat(warnings).isEmpty();
        assertThat(servers.login("broken.example.com")).isEmpty();
        assertThat(warnings).singleElement().asString().doesNotContain("bm90IGVuY3J5cHRlZA");
    }

    @Test
    void halfALoginIsAWarning() {
        SettingsServers servers = servers("<server><id>a</id><username>me</username></server>"
                + "<server><id>b</id><password>" + SECRET + "</password></server>");
        assertThat(servers.login("a")).isEmpty();
        assertThat(servers.login("b")).isEmpty();
        assertThat(warnings)
                .containsExactly(
                        "settings.xml, server 'a' has no password, so its credentials are not used; set it",
                        "settings.xml, server 'b' has no username, so its credentials are not used; set it");
    }

    @Test
    void aServerWithoutALoginIsNone() {
        assertThat(servers("<server><id>a</id><privateKey>k</privateKey></server>")
                        .login("a"))
                .isEmpty();
        assertThat(warnings).isEmpty();
    }

    @Test
    void aPasswordFromAVariableThatIsNotSetIsAWarning() {
        assertThat(servers(server("a", "me", "${env.REGISTRY_PASSWORD}")).login("a"))
                .isEmpty();
        assertThat(warnings)
                .containsExactly("settings.xml, server 'a' has an unset variable as password,"
                        + " so its credentials are not used; set it");
    }

    private SettingsServers servers(String content) {
        return servers(content, TestSettings.decrypter(folder));
    }

    private SettingsServers servers(String content, SettingsDecrypter decrypter) {
        String merged = "<servers>" + content + "</servers>";
        return new SettingsServers(TestSettings.read(merged), decrypter, warnings::add);
    }

    private static String server(String id, String username, String password) {
        return "<server><id>" + id + "</id><username>" + username + "</username><password>" + password
                + "</password></server>";
    }
}
