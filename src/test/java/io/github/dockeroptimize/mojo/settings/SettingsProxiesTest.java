package io.github.dockeroptimize.mojo.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockeroptimize.mojo.TestSettings;
import io.github.dockeroptimize.registry.Proxy;
import io.github.dockeroptimize.registry.credentials.Login;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsProxiesTest {

    @TempDir
    Path folder;

    private final List<String> warnings = new ArrayList<>();

    @Test
    void areTheFirstActiveOneOfEachProtocol() {
        assertThat(active("""
                        <proxy><id>off</id><active>false</active><protocol>https</protocol><host>off</host></proxy>
                        <proxy><id>a</id><protocol>https</protocol><host>secure</host><port>3128</port>
                          <nonProxyHosts>localhost|*.intra</nonProxyHosts></proxy>
                        <proxy><id>b</id><protocol>https</protocol><host>later</host></proxy>
                        <proxy><id>c</id><host>plain</host></proxy>
                        <proxy><id>d</id><protocol>socks5</protocol><host>socks</host></proxy>
                        """))
                .containsExactly(
                        new Proxy("http", "plain", 8080, Optional.empty(), ""),
                        new Proxy("https", "secure", 3128, Optional.empty(), "localhost|*.intra"));
        assertThat(warnings).isEmpty();
    }

    @Test
    void areNoneWithoutSettings() {
        assertThat(active("")).isEmpty();
    }

    @Test
    void theirPasswordIsDecrypted() {
        assertThat(active(withLogin(TestSettings.encrypted("s3cret"))))
                .extracting(Proxy::login)
                .containsExactly(Optional.of(new Login("me", "s3cret", "settings.xml, proxy 'a'")));
    }

    @Test
    void aPasswordThatCannotBeDecryptedIsAWarningWithoutIt() {
        String encrypted = TestSettings.encrypted("s3cret");
        assertThat(active(withLogin(encrypted), TestSettings.withoutMaster(folder)))
                .containsExactly(new Proxy("https", "secure", 8080, Optional.empty(), ""));
        assertThat(warnings)
                .containsExactly("settings.xml, proxy 'a' has a password that can't be decrypted,"
                        + " so its credentials are not used; encrypt it with this machine's master password");
    }

    private static String withLogin(String password) {
        return "<proxy><id>a</id><protocol>https</protocol><host>secure</host><username>me</username><password>"
                + password + "</password></proxy>";
    }

    private List<Proxy> active(String content) {
        return active(content, TestSettings.decrypter(folder));
    }

    private List<Proxy> active(String content, SettingsDecrypter decrypter) {
        return new SettingsProxies(TestSettings.read("<proxies>" + content + "</proxies>"), decrypter, warnings::add)
                .active();
    }
}
